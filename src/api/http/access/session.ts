import { tokenHash } from '../../../db/sessions/token-hash.ts';
import type { SessionFound } from '../../../db/sessions/read-session.ts';
import type { Session } from '../../../domain/account/session.ts';
import { isToken, readCookies, sessionCookieName } from '../cookies.ts';
import { Refused } from '../refused.ts';
import type { Access, Unchecked } from './access.ts';
import { type OwnOrigins, requireSameOrigin } from './same-origin.ts';

export type SessionDeps = {
  /** Reads a session by the hash of its token, and notes that it was seen. */
  readSession: (tokenHash: Buffer) => Promise<SessionFound | null>;
  settings: OwnOrigins;
};

const security = [
  {
    name: 'session',
    scheme: { type: 'http', scheme: 'bearer', description: "A session's `token`" },
  },
  { name: 'sessionCookie', scheme: { type: 'apiKey', in: 'cookie', name: sessionCookieName } },
] as const;
const refusals = ['SessionInvalid', 'ForeignOrigin'] as const;

/** For whoever is signed in: the handler gets the live `session`. */
export function session(deps: SessionDeps): Access<{ session: Session }> {
  return {
    security,
    refusals: ['SessionMissing', 'SessionEnded', ...refusals],
    check: async (request) => ({ session: requireLive(await findSession(deps, request)) }),
  };
}

/** For whoever was signed in, and may be still: to sign out twice is no error. */
export function anySession(deps: SessionDeps): Access<{ session: Session; isLive: boolean }> {
  return {
    security,
    refusals: ['SessionMissing', ...refusals],
    check: async (request) => {
      const { state, session: found } = await findSession(deps, request);
      return { session: found, isLive: state !== 'over' };
    },
  };
}

/**
 * For all: `findSession` answers the live session of whoever shows one, null for who shows nothing. It
 * is looked for, and refused as by `session`, only when the handler asks: the cookie of a session
 * that has ended keeps nobody from signing in anew.
 */
export function optionalSession(
  deps: SessionDeps,
): Access<{ findSession: () => Promise<Session | null> }> {
  return {
    security,
    isOptional: true,
    refusals: ['SessionEnded', ...refusals],
    check: (request) => ({
      findSession: async () =>
        isShown(request) ? requireLive(await findSession(deps, request)) : null,
    }),
  };
}

/** Named by the header or else by the cookie; never by the address, which is logged and shared. */
async function findSession(deps: SessionDeps, request: Unchecked): Promise<SessionFound> {
  const token = tokenOf(request.headers);
  if (request.headers.authorization === undefined) requireSameOrigin(request, deps.settings);
  const found = await deps.readSession(tokenHash(token));
  if (!found) throw new Refused('SessionInvalid');
  return found;
}

function requireLive({ state, session: found }: SessionFound): Session {
  if (state === 'over') throw new Refused('SessionEnded');
  return found;
}

function isShown({ headers }: Unchecked): boolean {
  return headers.authorization !== undefined || readCookies(headers).session !== undefined;
}

function tokenOf(headers: Unchecked['headers']): string {
  const { authorization } = headers;
  if (authorization === undefined) {
    const { session: brought } = readCookies(headers);
    if (brought === undefined) throw new Refused('SessionMissing');
    return brought;
  }
  const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
  if (!isToken(token)) throw new Refused('SessionInvalid');
  return token;
}
