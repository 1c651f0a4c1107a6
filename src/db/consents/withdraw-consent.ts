import { sql } from 'kysely';
import { hasWayInWithout } from '../../domain/account/ways-in.ts';
import { withdrawalLocks } from '../../domain/subject/consent.ts';
import { holdAccount } from '../accounts/change-account.ts';
import { liveMethods, lockMethods } from '../accounts/live-methods.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import type { Database, Queryable } from '../database.ts';
import { tell } from '../notices/telling.ts';
import { listConsents } from './list-consents.ts';

/** A purpose of the consent of an account. */
export type ConsentTo = { accountId: string; purpose: string };

export type ConsentWithdrawn = {
  outcome: 'done' | 'not_consented' | 'needed' | 'last_way_in' | 'account_over';
};

/**
 * Notes that the consent to a purpose is withdrawn, and locks the methods that are for it alone, also
 * where the account has none of them: a signature needs no row to be one. Tells the contacts of those
 * that were used, and audits. A second time changes nothing.
 */
export async function withdrawConsent(
  { transaction }: Pick<Database, 'transaction'>,
  { accountId, purpose }: ConsentTo,
): Promise<ConsentWithdrawn> {
  return transaction(async (tx) => {
    if (!(await holdAccount(tx, accountId))) return { outcome: 'account_over' };
    const consents = (await listConsents(tx, accountId)).filter((one) => one.purpose === purpose);
    if (consents.length === 0) return { outcome: 'not_consented' };
    const locks = withdrawalLocks(purpose);
    if (!locks) return { outcome: 'needed' };
    const given = consents.filter(({ withdrawnAt }) => !withdrawnAt);
    if (given.length === 0) return { outcome: 'done' };
    const methods = await liveMethods(tx, accountId);
    if (!hasWayInWithout(methods, locks)) return { outcome: 'last_way_in' };
    for (const { kind, isLocked } of methods) {
      const told = {
        accountId,
        kind: 'method_locked',
        flowId: null,
        details: { method: kind },
      } as const;
      if (locks.includes(kind) && !isLocked) await tell(tx, told);
    }
    await lockMethods(tx, accountId, locks);
    const versions = given.map(({ version }) => version);
    await noteWithdrawn(tx, { accountId, purpose, versions });
    const details = { purpose, versions, locked: locks };
    await insertAuditEvent(tx, {
      event: 'consent.withdrawn',
      actor: 'citizen',
      accountId,
      details,
    });
    return { outcome: 'done' };
  });
}

async function noteWithdrawn(
  tx: Queryable,
  { accountId, purpose, versions }: ConsentTo & { versions: string[] },
): Promise<void> {
  await sql`
    insert into consent_withdrawal (account_id, version, purpose, channel)
    select ${accountId}::uuid, version, ${purpose}, 'web'
    from unnest(${sql.val(versions)}::text[]) as v (version)`.execute(tx);
}
