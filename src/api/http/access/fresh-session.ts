import { isProofFresh } from '../../../domain/account/fresh-proof.ts';
import type { SessionDelivery } from '../../../domain/account/sign-in.ts';
import type { Session } from '../../../domain/account/session.ts';
import { Refused } from '../refused.ts';
import type { Access } from './access.ts';
import { type SessionDeps, anySession } from './session.ts';

export type FreshSessionDeps = SessionDeps & { now: () => Date };

/** A session, how it was shown, and why it may not ask for a change now; null: it may. */
export type Asking = {
  session: Session;
  delivery: SessionDelivery;
  refusedBy: 'SessionEnded' | 'FreshProofRequired' | null;
};

/**
 * For whoever is signed in, and has proven who they are a short while ago, at the level that changes take
 * (product.md 3); else `FreshProofRequired`, with the ways to step up. The handler learns how the session
 * was shown, too.
 */
export function freshSession(deps: FreshSessionDeps): Access<Omit<Asking, 'refusedBy'>> {
  const asking = askingSession(deps);
  return {
    ...asking,
    check: async (request) => {
      const { refusedBy, ...asked } = await asking.check(request);
      if (refusedBy !== null) throw new Refused(refusedBy);
      return asked;
    },
  };
}

/** The same where the handler refuses: what was let in once is answered again, its answer may have been lost. */
export function askingSession(deps: FreshSessionDeps): Access<Asking> {
  const found = anySession(deps);
  return {
    ...found,
    refusals: [...found.refusals, 'SessionEnded', 'FreshProofRequired'],
    check: async (request) => {
      const { session, isLive } = await found.check(request);
      const delivery = request.headers.authorization === undefined ? 'cookie' : 'token';
      const refusedBy = isProofFresh(session, deps.now()) ? null : 'FreshProofRequired';
      return { session, delivery, refusedBy: isLive ? refusedBy : 'SessionEnded' };
    },
  };
}
