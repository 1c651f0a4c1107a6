import { readSubject } from '../../db/accounts/read-subject.ts';
import { standingOf } from '../../db/accounts/change-account.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys'>;

/** Reads the account of a session that is live; a stale proof is told where something is written. */
export async function readChangedAccount(
  { database: { db }, keys }: Deps,
  { session }: Parameters<ChangeActivities['readChangedAccount']>[0],
): ReturnType<ChangeActivities['readChangedAccount']> {
  const standing = await standingOf(db, session);
  if (standing?.outcome === 'session_ended') return { account: null };
  return { account: await readSubject(db, keys, session.accountId) };
}

/** Whether the session is live. */
export async function isSessionLive(
  { database: { db } }: Pick<Deps, 'database'>,
  { session }: Parameters<ChangeActivities['isSessionLive']>[0],
): ReturnType<ChangeActivities['isSessionLive']> {
  const standing = await standingOf(db, session);
  return { isLive: standing?.outcome !== 'session_ended' };
}

/** Whether the session is live, and has proven a short while ago what it must. */
export async function hasFreshProof(
  { database: { db } }: Pick<Deps, 'database'>,
  { session }: Parameters<ChangeActivities['hasFreshProof']>[0],
): ReturnType<ChangeActivities['hasFreshProof']> {
  return { isFresh: (await standingOf(db, session)) === null };
}
