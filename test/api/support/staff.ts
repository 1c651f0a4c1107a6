import type { ApiDeps } from '../../../src/api/create-app.ts';
import { staffRoles } from '../../../src/domain/staff/roles.ts';

const member = { id: 'truongca', name: 'Vũ Thị Mai', roles: staffRoles };
const time = new Date('2026-11-26T08:00:00Z');
const live = { id: 's', member, startedAt: time, idleUntil: time, expiresAt: time };

/** Whoever shows anything is somebody of the staff who may do everything. */
export const anyoneIsStaff: ApiDeps['staffSessions'] = {
  read: () => Promise.resolve({ state: 'live', session: live }),
  readToken: () => Promise.resolve({ member }),
  noteRefusal: () => Promise.resolve(),
  open: () => Promise.resolve(),
  end: () => Promise.resolve(),
};
