import { sql } from 'kysely';
import { holdAccount } from '../accounts/change-account.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, rows } from '../database.ts';
import { listConsents } from './list-consents.ts';
import type { ConsentTo } from './withdraw-consent.ts';

export type ConsentGiven = { outcome: 'done' | 'not_consented' | 'account_over' };

/**
 * Notes that a purpose whose consent was withdrawn is consented to again, and audits. What was locked is
 * unlocked by its own change. One that is consented to stays as it is.
 */
export async function giveConsent(
  { transaction }: Pick<Database, 'transaction'>,
  { accountId, purpose }: ConsentTo,
): Promise<ConsentGiven> {
  return transaction(async (tx) => {
    if (!(await holdAccount(tx, accountId))) return { outcome: 'account_over' };
    const consents = await listConsents(tx, accountId);
    if (!consents.some((one) => one.purpose === purpose)) return { outcome: 'not_consented' };
    const given = await rows(
      tx,
      sql<{ version: string }>`
        update consent_withdrawal set given_again_at = now()
        where account_id = ${accountId} and purpose = ${purpose} and given_again_at is null
        returning version`,
    );
    if (given.length === 0) return { outcome: 'done' };
    const details = { purpose, versions: given.map(({ version }) => version) };
    await insertAuditEvent(tx, { event: 'consent.given', actor: 'citizen', accountId, details });
    return { outcome: 'done' };
  });
}
