import { sql } from 'kysely';
import { freshProofMinutes } from '../../domain/account/fresh-proof.ts';
import type { NoticeDetails } from '../../domain/account/notice.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { type SavedFlow, saveFlow } from '../flows/flows.ts';
import { type Fact, tell } from '../notices/telling.ts';
import { whereLive } from '../sessions/read-session.ts';

/** The session that changes an account. */
export type ActingSession = {
  id: string;
  accountId: string;
  /** What must have been proven a short while ago; null: what changes take (`levelOfChanges`). */
  atLeast: Level | null;
};

/** Why a session may not change its account now. */
export type NotActing = { outcome: 'session_ended' } | { outcome: 'proof_stale' };
export const done = { outcome: 'done' } as const;
export type Done = typeof done;

/** What a change works with: its transaction, the account, which is held, and the way to tell it. */
export type Changing = {
  tx: Queryable;
  account: HeldAccount;
  /** Call it before a contact is changed: the old one is told, too. */
  tell: (kind: Fact['kind'], details?: NoticeDetails) => Promise<void>;
};

export type HeldAccount = { id: string; level: Level; subjectType: SubjectType };

/**
 * Changes an account and writes where its flow goes on, in one transaction. The account is held from before
 * anything is looked at, so that of two changes at once one sees the other; so is the session, which must
 * be live, and proven a short while ago. What `change` refuses changes nothing. A repeated call finds that
 * it is done.
 */
export async function changeAccount<V extends { outcome: string }>(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { session, next }: { session: ActingSession; next: SavedFlow },
  change: (changing: Changing) => Promise<V | Done>,
): Promise<V | Done | NotActing> {
  const { accountId } = session;
  const hold = (tx: Queryable) => holdAccount(tx, accountId);
  return withAccount<HeldAccount | null, V | NotActing>(
    { transaction },
    keys,
    { accountId, next, hold },
    async (parts, account) => {
      if (!account) return { outcome: 'session_ended' };
      return (await standingOf(parts.tx, session)) ?? change({ ...parts, account });
    },
  );
}

/**
 * Works on an account that `hold` holds before anything is looked at, and writes where its flow goes on, in one
 * transaction. What `work` refuses changes nothing. A repeated call finds that it is done.
 */
export async function withAccount<A, V extends { outcome: string }>(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  {
    accountId,
    next,
    hold,
  }: { accountId: string; next: SavedFlow; hold: (tx: Queryable) => Promise<A> },
  work: (parts: Pick<Changing, 'tx' | 'tell'>, held: A) => Promise<V | Done>,
): Promise<V | Done> {
  return undoing<V>(async (refuse) =>
    transaction(async (tx) => {
      const held = await hold(tx);
      if (await isWritten(tx, next)) return done;
      const { id: flowId } = next.record;
      const verdict = await work(
        {
          tx,
          tell: (kind, details) =>
            tell(tx, { accountId, kind, flowId, ...(details && { details }) }),
        },
        held,
      );
      if (!isDone(verdict)) return refuse(verdict);
      await saveFlow(tx, keys, next);
      return done;
    }),
  );
}

function isDone(verdict: { outcome: string }): verdict is Done {
  return verdict.outcome === 'done';
}

/** Runs work that answers, or refuses: then all that it has written is undone. */
export async function undoing<R>(
  work: (refuse: (refusal: R) => never) => Promise<Done>,
): Promise<R | Done> {
  const undone = new Error('nothing is changed');
  let refused: { refusal: R } | undefined;
  try {
    return await work((refusal) => {
      refused = { refusal };
      throw undone;
    });
  } catch (error) {
    if (error === undone && refused) return refused.refusal;
    throw error;
  }
}

/** Holds an account until the end of the transaction; null: it is closed, locked, or not there. */
export async function holdAccount(tx: Queryable, accountId: string): Promise<HeldAccount | null> {
  const [held] = await rows(
    tx,
    sql<HeldAccount>`
      select id, level, subject_type as "subjectType" from account
      where id = ${accountId} and closed_at is null and locked_at is null for no key update`,
  );
  return held ?? null;
}

/**
 * Whether an earlier call has done it all: the flow is as far as it would be written, or over, and its audit
 * tells of this very event. Its number alone says nothing: a worker that died may have written another waiting
 * point of the same number, for a workflow task that was lost.
 */
export async function isWritten(tx: Queryable, { record, event }: SavedFlow): Promise<boolean> {
  const { id, sequence } = record;
  const { is } = await onlyRow(
    tx,
    sql<{ is: boolean }>`
      select exists (
        select from flow where id = ${id} and (sequence >= ${sequence} or status <> 'open')
      ) and exists (
        select from audit_event where flow_id = ${id} and event = ${event}
      ) as is`,
  );
  return is;
}

/** Why a session may not change its account now; null: it may. */
export async function standingOf(
  db: Queryable,
  { id, accountId, atLeast }: ActingSession,
): Promise<NotActing | null> {
  // As `levelOfChanges` has it.
  const least =
    atLeast === null
      ? sql`greatest(s.level, least((select level from account where id = s.account_id), 2))`
      : sql`${atLeast}::smallint`;
  const [found] = await rows(
    db,
    sql<{ fresh: boolean }>`
      select coalesce(greatest(
        case when ${least} <= 1 then s.proven_1_at end,
        case when ${least} <= 2 then s.proven_2_at end,
        s.proven_3_at) > now() - make_interval(mins => ${freshProofMinutes}::int), false) as fresh
      from session s where s.id = ${id} and s.account_id = ${accountId} and ${whereLive}`,
  );
  if (!found) return { outcome: 'session_ended' };
  return found.fresh ? null : { outcome: 'proof_stale' };
}
