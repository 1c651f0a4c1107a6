import type { PostSignInName } from '../../domain/proofs/post-state.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { expectedSignIn } from './expected-sign-in.ts';

/** Where the citizen's browser goes to sign in. Throws OutsideSystemError when the Post is away. */
export async function openPostSignIn(
  deps: ActivityDeps,
  name: PostSignInName,
): Promise<{ url: string }> {
  const call = { timeoutMs: deps.timeouts.postMs };
  return { url: await deps.post.authorizationUrl(expectedSignIn(deps, name), call) };
}
