import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import type { ApiDeps } from '../../../src/api/create-app.ts';
import type { StaffMember, StaffRole } from '../../../src/domain/staff/roles.ts';
import type { Why } from '../../../src/domain/staff/why.ts';
import { aToken } from '../../support/session-rows.ts';
import { someCase } from '../../support/staff.ts';
import { config, type SendOptions } from './edge.ts';

/** Members of staff whom an edge knows, by the cookies of their sessions. */
export function staffMembers(): {
  staffSessions: ApiDeps['staffSessions'];
  /** A new member; answers their cookie. */
  member: (id: string, ...roles: StaffRole[]) => string;
} {
  const known = new Map<string, StaffMember>();
  return {
    staffSessions: {
      read: (hash) => {
        const member = known.get(hash.toString('hex'));
        const session = member && { id: member.id, member, ...times };
        return Promise.resolve(session ? { state: 'live', session } : null);
      },
      readToken: () => Promise.resolve({ code: 'StaffTokenInvalid' }),
      noteRefusal: () => Promise.resolve(),
      open: () => Promise.resolve(),
      end: () => Promise.resolve(),
    },
    member: (id, ...roles) => {
      const token = aToken();
      known.set(tokenHash(token).toString('hex'), { id, name: id, roles });
      return `__Host-dinhdanh_staff=${token}`;
    },
  };
}

const soon = new Date('2099-01-01T00:00:00Z');
const times = { startedAt: new Date('2026-01-01T00:00:00Z'), idleUntil: soon, expiresAt: soon };

/** The headers of a read by a member of staff. */
export function readBy(cookie: string, { reason, ticket }: Why = someCase): SendOptions {
  return { headers: { cookie, 'x-reason': encodeURIComponent(reason), 'x-ticket': ticket } };
}

/** An act by a member of staff, from our own pages. */
export function actBy(cookie: string, key: string, body: object): SendOptions {
  const origin = new URL(config.api.publicUrl).origin;
  return { key, body: { ...someCase, ...body }, headers: { cookie, origin } };
}
