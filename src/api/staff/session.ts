import { staffRoles } from '../../domain/staff/roles.ts';
import {
  type StaffSession,
  type StaffSessionView,
  staffSessionView,
} from '../../domain/staff/staff-session.ts';
import { type ByStaff, type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { clearedStaffCookie } from '../http/cookies.ts';
import { route, type Route } from '../http/route.ts';

export type StaffSessionDeps = StaffAccessDeps & {
  staffSessions: { end: (session: StaffSession) => Promise<void> };
};

/** `GET` and `DELETE /v1/staff/session`: who am I here, until when; and the end of it. */
export function staffSession(deps: StaffSessionDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/staff/session',
      access: staffOnly(deps, 'readStaffSession', staffRoles),
      answers: { 200: { description: 'The member of staff who asks', schema: staffSessionView } },
      refusals: [],
      operation: {
        id: 'readStaffSession',
        tag: 'staff',
        summary: { vi: 'Phiên làm việc của cán bộ', en: 'The staff session that asks' },
      },
      handle: (request) => ({ status: 200, json: present(request) }),
    }),
    route({
      method: 'delete',
      path: '/v1/staff/session',
      access: staffOnly(deps, 'signOutAsStaff', staffRoles),
      answers: { 204: { description: 'Signed out' } },
      refusals: [],
      operation: {
        id: 'signOutAsStaff',
        tag: 'staff',
        summary: { vi: 'Cán bộ đăng xuất', en: 'Sign out as a member of staff' },
      },
      handle: async ({ staffSession: session }) => {
        if (session) await deps.staffSessions.end(session);
        return { status: 204, headers: { 'Set-Cookie': clearedStaffCookie() } };
      },
    }),
  ];
}

function present({ staff: { id, name, roles }, staffSession: session }: ByStaff): StaffSessionView {
  const times = session && {
    startedAt: session.startedAt.toISOString(),
    idleUntil: session.idleUntil.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
  return { id, name, roles: [...roles], session: times };
}
