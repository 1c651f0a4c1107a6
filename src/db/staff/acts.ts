import { sql } from 'kysely';
import type { Why } from '../../domain/staff/why.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, rows } from '../database.ts';

/** Who of the staff does what, to what, and why. */
export type ActOfStaff = {
  /** Name of the act, as the audit trail has it after `staff.`: `flow_cancelled`. */
  act: string;
  /** Id of the member of staff. */
  by: string;
  why: Why;
  /** What it is about. */
  flowId?: string;
  accountId?: string;
  /** Free of personal data. */
  details?: object;
};

/** The same under an Idempotency-Key. */
export type KeyedAct = ActOfStaff & { key: string; requestMac: Buffer };

/**
 * Does an act once under its key, with its audit event, in one transaction: what is repeated changes nothing,
 * and the same key with another body is none of it. Where `work` throws, nothing was done.
 */
export async function actOnce<T>(
  { transaction }: Pick<Database, 'transaction'>,
  act: KeyedAct,
  work: (tx: Queryable) => Promise<T>,
): Promise<{ outcome: 'done'; result: T } | { outcome: 'repeated' | 'key_reused' }> {
  const { key, by, requestMac } = act;
  const subject = act.flowId ?? act.accountId ?? '';
  return transaction(async (tx) => {
    const taken = await rows(
      tx,
      sql`
        insert into staff_act (key, done_by, act, subject, request_mac)
        values (${key}, ${by}, ${act.act}, ${subject}, ${requestMac})
        on conflict (key) do nothing returning key`,
    );
    if (taken.length === 0) {
      const same = await rows(
        tx,
        sql`select key from staff_act where key = ${key} and request_mac = ${requestMac}`,
      );
      return { outcome: same.length > 0 ? 'repeated' : 'key_reused' };
    }
    await noteStaff(tx, act);
    return { outcome: 'done', result: await work(tx) };
  });
}

/** Notes in the audit trail what a member of staff has done, or looked at. */
export async function noteStaff(
  db: Queryable,
  { act, by, why, flowId, accountId, details }: ActOfStaff,
): Promise<void> {
  await insertAuditEvent(db, {
    event: `staff.${act}`,
    actor: `staff:${by}`,
    ...(flowId !== undefined && { flowId }),
    ...(accountId !== undefined && { accountId }),
    details: { ...details, ...why },
  });
}
