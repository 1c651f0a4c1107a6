import type { Level } from '../flows/levels.ts';
import type { Session } from './session.ts';

/** For how long a proof is good for changes of the account (product.md 3). */
export const freshProofMinutes = 15;

/**
 * Whether somebody has proven who they are a short while ago, at the session's level or above; or at least
 * at another level.
 */
export function isProofFresh(
  { level, provenAt }: Pick<Session, 'level' | 'provenAt'>,
  now: Date,
  atLeast: Level = level,
): boolean {
  const since = now.getTime() - freshProofMinutes * 60_000;
  const levels = ([1, 2, 3] as const).filter((one) => one >= atLeast);
  return levels.some((one) => (provenAt[one]?.getTime() ?? -Infinity) > since);
}
