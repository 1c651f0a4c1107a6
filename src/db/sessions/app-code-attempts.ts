import { type RawBuilder, sql } from 'kysely';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Keys } from '../../platform/keys.ts';
import { usingTimeStep } from '../accounts/authenticator-apps.ts';
import { isRecoveryCodeLeft, usingRecoveryCode } from '../accounts/recovery-codes.ts';
import { onlyRow, type Queryable } from '../database.ts';
import { type SavedFlow, savingFlow } from '../flows/flows.ts';
import { notingRefusal } from './noting-refusal.ts';
import {
  type NewSession,
  type OpenedSession,
  isOpened,
  openedSession,
  wasOpened,
} from './opening-session.ts';
import {
  type LockSeconds,
  countingAttempt,
  lockHeldUntil,
  scopesOf,
  wasLocked,
} from './sign-in-failures.ts';
import { signingIn } from './signing-in.ts';

export type AppCodeAttempt = {
  attemptId: string;
  /** The time step whose code was typed (null: of none that counts), or what is kept of a recovery code. */
  code: { step: number | null } | { recoveryMac: Buffer };
  /** So many wrong codes of an account lock, and each one after. */
  failures: number;
  lock: LockSeconds;
};

/** `isRight`: the code was used up by this attempt. */
export type AppCodeTried = OpenedSession & { isRight: boolean; lockedUntil: Date | null };

/**
 * Counts an attempt at the second factor of an app, by the account and apart from its passwords; uses up
 * the code, opens the session and ends the flow: in one statement. What is answered as a wrong code stands in
 * the account's history, also one that was used before.
 */
export async function tryAppCode(
  db: Queryable,
  keys: Keys,
  { attemptId, code, failures, lock }: AppCodeAttempt,
  { session, next }: { session: NewSession; next: SavedFlow },
): Promise<AppCodeTried> {
  const accountId = sql`${session.accountId}::uuid`;
  const key = sql`sha256(convert_to(${`app:${session.accountId}`}, 'UTF8'))`;
  const scope = { key, failures, round: 1, rank: 1, resets: true, when: sql`true` } as const;
  const { isWrong, using, used } = usedBy(accountId, code);
  const isRefused = sql`not ${used} and not ${wasLocked} and not ${wasOpened(session)}`;
  const row = await onlyRow(
    db,
    sql<OpenedSession & { right: boolean; locked_until: Date | null }>`
      with ${scopesOf([scope])}, ${countingAttempt(attemptId, isWrong, lock)}, ${using},
      ${signingIn(session, used)}, ${savingFlow(keys, next, { when: isOpened })},
      ${notingRefusal(session, { id: attemptId, problem: problemOf(code), when: isRefused })}
      select ${openedSession(session)}, ${used} as right, ${lockHeldUntil} as locked_until`,
  );
  const { opened, locked, right: isRight, locked_until: lockedUntil } = row;
  return { opened, locked, isRight, lockedUntil };
}

function problemOf(code: AppCodeAttempt['code']): ProblemCode {
  return 'step' in code ? 'TotpWrong' : 'RecoveryCodeWrong';
}

/** A code of an app that was used before is no guess; a recovery code that is not there is one. */
function usedBy(accountId: RawBuilder<unknown>, code: AppCodeAttempt['code']) {
  const when = sql`not ${wasLocked}`;
  if ('step' in code) {
    const isWrong = code.step === null ? sql`true` : sql`false`;
    const using = usingTimeStep({
      accountId,
      step: code.step ?? 0,
      when: sql`${when} and not ${isWrong}`,
    });
    return { isWrong, using, used: sql`exists (select from stepped)` };
  }
  const codeMac = code.recoveryMac;
  const isWrong = sql`not ${isRecoveryCodeLeft(accountId, codeMac)}`;
  const using = usingRecoveryCode({ accountId, codeMac, when });
  return { isWrong, using, used: sql`exists (select from redeemed)` };
}
