import { sql } from 'kysely';
import type { DisputeWish } from '../../domain/dispute/complaint.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Keys } from '../../platform/keys.ts';
import { heldBy } from '../accounts/accounts.ts';
import { type Done, done, isWritten, undoing } from '../accounts/change-account.ts';
import { setMethod } from '../accounts/live-methods.ts';
import { eraseOwnData } from '../accounts/own-data/erase-own-data.ts';
import { accountsOfPhone, accountsWithPhone, holdPhone } from '../accounts/phone-accounts.ts';
import { type Database, onlyRow, type Queryable } from '../database.ts';
import { type SavedFlow, saveFlow } from '../flows/flows.ts';
import { tell } from '../notices/telling.ts';
import { sealColumn } from '../sealed.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { holderOf } from './holder.ts';

/** A complaint that staff have approved. */
export type Settlement = {
  flowId: string;
  /** The account that was heard. */
  accountId: string;
  wish: DisputeWish;
  document: IdentityNumber;
  fullName: string;
  /** That the complainant has proven, E.164. */
  phone: string;
  /** Written with it. */
  next: SavedFlow;
};

/** Why nothing was done: another account holds the number by now, or none; or the phone has its share. */
export type NotSettled = { outcome: 'outdated' | 'phone_full' };

/**
 * Does what a complaint has asked for, in one transaction with its flow's end. The account is held from
 * before it is looked at whether it still holds the number: only the one that was heard is touched. Its
 * contacts are told before they are changed. A repeated call finds that it is done.
 */
export async function settle(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  settlement: Settlement,
): Promise<Done | NotSettled> {
  const { accountId, document, phone, wish, next } = settlement;
  return undoing<NotSettled>(async (refuse) =>
    transaction(async (tx) => {
      const { isClosed } = await onlyRow(
        tx,
        sql<{ isClosed: boolean }>`
          select closed_at is not null as "isClosed" from account
          where id = ${accountId} for no key update`,
      );
      if (await isWritten(tx, next)) return done;
      if ((await holderOf(tx, keys, document)) !== accountId)
        return refuse({ outcome: 'outdated' });
      // Whoever closes an account does not keep its number from whose it is; nor is it opened again.
      if (isClosed && wish === 'hand_over') return refuse({ outcome: 'outdated' });
      if (wish === 'free') await freeNumber(tx, keys, settlement);
      else {
        await holdPhone(tx, keys, phone);
        const others = await accountsWithPhone(tx, keys, phone, accountId);
        if (others >= accountsOfPhone) return refuse({ outcome: 'phone_full' });
        await handOver(tx, keys, settlement);
      }
      await saveFlow(tx, keys, next);
      await detachComplaint(tx, settlement.flowId);
      return done;
    }),
  );
}

/** The number is nobody's; an account that is left with none is closed, and erased by the list. */
async function freeNumber(
  tx: Queryable,
  keys: Keys,
  { flowId, accountId, document }: Settlement,
): Promise<void> {
  await tell(tx, { accountId, kind: 'number_freed', flowId });
  const lookups = sql.join(heldBy(keys, [document]));
  await sql`
    update identity_document set ended_at = now()
    where account_id = ${accountId} and number_lookup in (${lookups}) and ended_at is null`.execute(
    tx,
  );
  const { isLeft } = await onlyRow(
    tx,
    sql<{ isLeft: boolean }>`
      select exists (select from identity_document
        where account_id = ${accountId} and ended_at is null) as "isLeft"`,
  );
  if (isLeft) return;
  await endSessions(tx, { accountId, endedBy: 'dispute' });
  await eraseOwnData(tx, accountId);
  await sql`delete from identity_document where account_id = ${accountId}`.execute(tx);
  await sql`update account set closed_at = coalesce(closed_at, now()) where id = ${accountId}`.execute(
    tx,
  );
}

/**
 * The account is the complainant's: with the one number that was proven to be theirs, their name, and the
 * phone that they have proven. Nothing that was the other party's opens it, or is left in it: whoever has it
 * now may have it exported.
 */
async function handOver(
  tx: Queryable,
  keys: Keys,
  { flowId, accountId, document, fullName, phone }: Settlement,
): Promise<void> {
  await tell(tx, { accountId, kind: 'handed_over', flowId });
  await endSessions(tx, { accountId, endedBy: 'dispute' });
  await eraseOwnData(tx, accountId, { but: ['account', 'identity_document'] });
  await sql`update flow set account_id = null where account_id = ${accountId}`.execute(tx);
  const lookups = sql.join(heldBy(keys, [document]));
  await sql`
    delete from identity_document
    where account_id = ${accountId}
      and (number_lookup not in (${lookups}) or ended_at is not null)`.execute(tx);
  await sql`
    update account set full_name = ${sealColumn(keys, 'account.full_name', accountId, fullName)},
      level = 2, date_of_birth = null, sex = null, email = null, email_verified_at = null,
      locked_at = null, locked_because = null, closing_flow_id = null, closing_at = null,
      last_active_at = now(), inactivity_notices = 0
    where id = ${accountId}`.execute(tx);
  await setMethod(tx, keys, accountId, { kind: 'otp_phone', phone });
}

/** What both parties have said is neither one's data: it goes with the complaint, after its retention. */
async function detachComplaint(tx: Queryable, flowId: string): Promise<void> {
  await sql`update flow set account_id = null where id = ${flowId}`.execute(tx);
}
