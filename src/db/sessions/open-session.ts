import { sql } from 'kysely';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Keys } from '../../platform/keys.ts';
import { onlyRow, type Queryable } from '../database.ts';
import { type SavedFlow, savingFlow } from '../flows/flows.ts';
import { type Attempt, type Verdict, isSuperseded, tryCode } from '../proofs/otp-challenges.ts';
import { notingRefusal } from './noting-refusal.ts';
import { type NewSession, type OpenedSession, isOpened, openedSession } from './opening-session.ts';
import { signingIn } from './signing-in.ts';

/** Opens a session, or raises it, and ends the flow in one statement. */
export async function openSession(
  db: Queryable,
  keys: Keys,
  session: NewSession,
  next: SavedFlow,
): Promise<OpenedSession> {
  return onlyRow(
    db,
    sql<OpenedSession>`
      with ${signingIn(session, sql`true`)}, ${savingFlow(keys, next, { when: isOpened })}
      select ${openedSession(session)}`,
  );
}

/**
 * The same where a code is right, with its use, in one statement; a wrong one stands in the account's
 * history.
 */
export async function openSessionByCode(
  db: Queryable,
  keys: Keys,
  attempt: Attempt,
  { session, next }: { session: NewSession; next: SavedFlow },
): Promise<Verdict & OpenedSession> {
  const {
    opened = false,
    locked = false,
    ...verdict
  } = await tryCode(db, attempt, {
    parts: (isRight, isWrong) => sql`
      ${signingIn(session, isRight)}, ${savingFlow(keys, next, { when: isOpened })},
      ${notingRefusal(session, { id: `${session.flowId}:${attempt.attemptId}`, problem, when: isWrong })}`,
    tells: openedSession(session),
  });
  return { ...verdict, opened, locked };
}

const problem = sql<ProblemCode>`case when ${isSuperseded} then 'OtpSuperseded' else 'OtpWrong' end`;
