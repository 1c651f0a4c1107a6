import { z } from 'zod';
import { time } from '../steps/shown.ts';
import { type StaffMember, staffRole } from './roles.ts';

/** A session of a member of staff: short, and known by its cookie alone. */
export type StaffSession = {
  id: string;
  member: StaffMember;
  startedAt: Date;
  /** The end unless it is used before; never later than `expiresAt`. */
  idleUntil: Date;
  expiresAt: Date;
};

/** `GET /v1/staff/session`. */
export const staffSessionView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    roles: z.array(staffRole),
    /** Null where a token was shown in place of a session. */
    session: z.strictObject({ startedAt: time, idleUntil: time, expiresAt: time }).nullable(),
  })
  .meta({ id: 'StaffSession' });
export type StaffSessionView = z.output<typeof staffSessionView>;
