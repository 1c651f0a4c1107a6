import type { Level } from '../flows/levels.ts';
import type { Session } from './session.ts';

/** For how long a proof is good for changes of the account (product.md 3). */
export const freshProofMinutes = 15;

/** What is proven below it is a claim: anybody may name somebody else's number there. */
const lowestProof: Level = 2;

/**
 * At which level a session must have proven who it is, to change its account: its own, and the account's up
 * to 2. So a sign-in at the Post without papers changes nothing of an account whose holder was verified.
 */
function levelOfChanges({ level, accountLevel }: Pick<Session, 'level' | 'accountLevel'>): Level {
  const least = accountLevel < lowestProof ? accountLevel : lowestProof;
  return level < least ? least : level;
}

/** Whether somebody has proven who they are a short while ago, at the level that changes take or above. */
export function isProofFresh(
  session: Pick<Session, 'level' | 'accountLevel' | 'provenAt'>,
  now: Date,
): boolean {
  const { provenAt } = session;
  const atLeast = levelOfChanges(session);
  const since = now.getTime() - freshProofMinutes * 60_000;
  const levels = ([1, 2, 3] as const).filter((one) => one >= atLeast);
  return levels.some((one) => (provenAt[one]?.getTime() ?? -Infinity) > since);
}
