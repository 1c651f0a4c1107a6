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

/**
 * For members of staff who have one of the roles. Whoever shows something that does not let them in is noted
 * in the audit trail.
 */
export function staffOnly(
  deps: StaffAccessDeps,
  act: string,
  roles: readonly StaffRole[],
): Access<ByStaff> {
  return {
    security,
    refusals,
    check: async (request) => {
      const found = await findMember(deps, act, request);
      if (!found.staff.roles.some((role) => roles.includes(role))) {
        return refuse(deps, request, { act, code: 'StaffRoleMissing', member: found.staff });
      }
      return found;
    },
  };
}

async function findMember(
  deps: StaffAccessDeps,
  act: string,
  request: Unchecked,
): Promise<ByStaff> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, token = ''] = /^Bearer +([^ ]+) *$/i.exec(authorization) ?? [];
    const read = await deps.staffSessions.readToken(token);
    if ('member' in read) return { staff: read.member, staffSession: null };
    return refuse(deps, request, { act, code: read.code, member: null });
  }
  const { staff: token } = readCookies(request.headers);
  if (token === undefined || !isToken(token)) throw new Refused('StaffSessionMissing');
  requireSameOrigin(request, deps.settings);
  const found = await deps.staffSessions.read(tokenHash(token));
  if (!found) throw new Refused('StaffSessionMissing');
  const { state, session } = found;
  if (state === 'live') return { staff: session.member, staffSession: session };
  return refuse(deps, request, { act, code: 'StaffSessionEnded', member: session.member });
}

async function refuse(
  { staffSessions }: StaffAccessDeps,
  { networks }: Unchecked,
  refusal: Omit<StaffRefusal, 'networks'>,
): Promise<never> {
  await staffSessions.noteRefusal({ ...refusal, networks });
  throw new Refused(refusal.code);
}
