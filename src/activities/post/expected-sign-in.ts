import type { PostSignInExpected } from '../../adapters/vietnam-post/client.ts';
import { type PostSignInName, postState } from '../../domain/proofs/post-state.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * What belongs to a sign-in, the same whenever it is asked for: made from keys and name rather than
 * drawn, so that nothing of it has to be kept. The verifier (RFC 7636: 43 characters) is in no
 * history; state and nonce travel in the address that the citizen is sent to.
 */
export function expectedSignIn(
  { keys, addresses }: Pick<ActivityDeps, 'keys' | 'addresses'>,
  name: PostSignInName,
): PostSignInExpected {
  const mac = (purpose: string, value: string): string =>
    keys.lookup(purpose, value).toString('base64url');
  const { purpose, step, flowId, number } = name;
  const named = [purpose, step, flowId, number].join(':');
  return {
    state: postState(name, (text) => mac('post-state', text)),
    nonce: mac('post-nonce', named),
    codeVerifier: mac('post-verifier', named),
    redirectUri: addresses.postReturn,
  };
}
