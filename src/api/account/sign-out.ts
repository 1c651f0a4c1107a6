import type { SessionEnd } from '../../domain/account/session.ts';
import { anySession, type SessionDeps } from '../http/access/session.ts';
import { clearedSessionCookie } from '../http/cookies.ts';
import { route, type Route } from '../http/route.ts';

export type SignOutDeps = SessionDeps & {
  endSession: (ending: { id: string; endedBy: SessionEnd }) => Promise<void>;
};

/** `DELETE /v1/session`: signs out; the second time changes nothing. */
export function signOut(deps: SignOutDeps): Route {
  const headers = { 'Set-Cookie': clearedSessionCookie() };
  return route({
    method: 'delete',
    path: '/v1/session',
    access: anySession(deps),
    answers: { 204: { description: 'Signed out, now or before' } },
    refusals: [],
    operation: {
      id: 'signOut',
      tag: 'account',
      summary: { vi: 'Đăng xuất', en: 'Sign out' },
    },
    handle: async ({ session: { id } }) => {
      await deps.endSession({ id, endedBy: 'signed_out' });
      return { status: 204, headers };
    },
  });
}
