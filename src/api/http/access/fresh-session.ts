import { isProofFresh } from '../../../domain/account/fresh-proof.ts';
import type { SessionDelivery } from '../../../domain/account/sign-in.ts';
import type { Session } from '../../../domain/account/session.ts';
import { Refused } from '../refused.ts';
import type { Access } from './access.ts';
import { type SessionDeps, session } from './session.ts';

export type FreshSessionDeps = SessionDeps & { now: () => Date };

/**
 * For whoever is signed in, and has proven who they are a short while ago, at the level that changes take
 * (product.md 3); else `FreshProofRequired`, with the ways to step up. The handler learns how the session
 * was shown, too.
 */
export function freshSession(
  deps: FreshSessionDeps,
): Access<{ session: Session; delivery: SessionDelivery }> {
  const signedIn = session(deps);
  return {
    ...signedIn,
    refusals: [...signedIn.refusals, 'FreshProofRequired'],
    check: async (request) => {
      const { session: found } = await signedIn.check(request);
      if (!isProofFresh(found, deps.now())) throw new Refused('FreshProofRequired');
      const delivery = request.headers.authorization === undefined ? 'cookie' : 'token';
      return { session: found, delivery };
    },
  };
}
