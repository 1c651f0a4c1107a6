import type { SavedFlow } from '../../db/flows/flows.ts';
import { openSession as openIn } from '../../db/sessions/open-session.ts';
import type { OpenedSession } from '../../db/sessions/opening-session.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { SignIn, SignInRefused, SignInVerdict } from './sign-in-activities.ts';
import { toNewSession } from './to-new-session.ts';

/** Opens the session, or raises it, and ends the flow in one statement. */
export async function openSession(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { signIn, next }: { signIn: SignIn; next: SavedFlow },
): Promise<SignInVerdict> {
  const opened = await openIn(database.db, keys, toNewSession(keys, signIn), next);
  return opened.opened ? { outcome: 'signed_in' } : refusedAs(opened);
}

/** Why no session was opened by a proof that was right. */
export function refusedAs({ locked }: OpenedSession): SignInRefused {
  return { outcome: locked ? 'locked' : 'session_ended' };
}
