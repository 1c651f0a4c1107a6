import { tokenHash } from '../../../db/sessions/token-hash.ts';
import type { ProblemCode } from '../../../domain/problems/problems.ts';
import type { StaffMember, StaffRole } from '../../../domain/staff/roles.ts';
import type { StaffSession } from '../../../domain/staff/staff-session.ts';
import { isToken, readCookies, staffCookieName } from '../cookies.ts';
import type { Networks } from '../networks.ts';
import { Refused } from '../refused.ts';
import type { Access, Unchecked } from './access.ts';
import { type OwnOrigins, requireSameOrigin } from './same-origin.ts';

/** Who was refused what: for the audit trail. */
export type StaffRefusal = {
  code: ProblemCode;
  /** What was to be done: the operation's name. */
  act: string;
  member: StaffMember | null;
  networks: Networks;
};

export type StaffAccessDeps = {
  staffSessions: {
    read: (hash: Buffer) => Promise<{ state: 'live' | 'over'; session: StaffSession } | null>;
    /** Reads an access token of the staff's provider; throws `Refused` where it cannot be asked. */
    readToken: (
      token: string,
    ) => Promise<
      | { member: StaffMember }
      | { code: Extract<ProblemCode, 'StaffTokenInvalid' | 'StaffTokenExpired'> }
    >;
    noteRefusal: (refusal: StaffRefusal) => Promise<void>;
  };
  settings: OwnOrigins;
};

/** A member of staff, and their session; null where they have shown a token. */
export type ByStaff = { staff: StaffMember; staffSession: StaffSession | null };

const security = [
  { name: 'staffCookie', scheme: { type: 'apiKey', in: 'cookie', name: staffCookieName } },
  {
    name: 'staffToken',
    scheme: {
      type: 'http',
      scheme: 'bearer',
      description: "An access token of the staff's provider (RFC 9068)",
    },
  },
] as const;
const refusals = [
  'StaffSessionMissing',
  'StaffSessionEnded',
  'StaffTokenInvalid',
  'StaffTokenExpired',
  'StaffProviderUnavailable',
  'StaffRoleMissing',
  'ForeignOrigin',
] as const;

/** Who of the staff asks, or why they are not let in. */
export type StaffAsking =
  | ByStaff
  | {
      code: Extract<ProblemCode, `Staff${'Session' | 'Token' | 'Role'}${string}`>;
      /** Who shows something that is theirs, and does not let them in. */
      member: StaffMember | null;
    };

/**
 * For members of staff who have one of the roles. Whoever shows something that does not let them in is noted
 * in the audit trail.
 */
export function staffOnly(
  deps: StaffAccessDeps,
  act: string,
  roles: readonly StaffRole[],
): Access<ByStaff> {
  const { staffSessions, settings } = deps;
  return {
    security,
    refusals,
    check: async (request) => {
      const asking = await findStaff(staffSessions, request.headers, roles, () => {
        requireSameOrigin(request, settings);
      });
      if (!('code' in asking)) return asking;
      const { networks } = request;
      if (asking.code !== 'StaffSessionMissing') {
        await staffSessions.noteRefusal({ ...asking, act, networks });
      }
      throw new Refused(asking.code);
    },
  };
}

/**
 * Who of the staff sends these headers: by a token, or by the cookie of a session, for which the page that
 * sends it has to be ours (`requireOurPage` throws for others).
 */
export async function findStaff(
  staffSessions: Pick<StaffAccessDeps['staffSessions'], 'read' | 'readToken'>,
  headers: Unchecked['headers'],
  roles: readonly StaffRole[],
  requireOurPage: () => void,
): Promise<StaffAsking> {
  const asking =
    headers.authorization === undefined
      ? await findByCookie(staffSessions, headers, requireOurPage)
      : await findByToken(staffSessions, headers.authorization);
  if ('code' in asking) return asking;
  const { staff } = asking;
  const isLetIn = staff.roles.some((role) => roles.includes(role));
  return isLetIn ? asking : { code: 'StaffRoleMissing', member: staff };
}

async function findByToken(
  { readToken }: Pick<StaffAccessDeps['staffSessions'], 'readToken'>,
  authorization: string,
): Promise<StaffAsking> {
  const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
  const read = await readToken(token);
  if ('member' in read) return { staff: read.member, staffSession: null };
  return { code: read.code, member: null };
}

async function findByCookie(
  { read }: Pick<StaffAccessDeps['staffSessions'], 'read'>,
  headers: Unchecked['headers'],
  requireOurPage: () => void,
): Promise<StaffAsking> {
  const { staff: token } = readCookies(headers);
  if (token === undefined || !isToken(token)) return { code: 'StaffSessionMissing', member: null };
  requireOurPage();
  const found = await read(tokenHash(token));
  if (!found) return { code: 'StaffSessionMissing', member: null };
  const { state, session } = found;
  if (state === 'over') return { code: 'StaffSessionEnded', member: session.member };
  return { staff: session.member, staffSession: session };
}
