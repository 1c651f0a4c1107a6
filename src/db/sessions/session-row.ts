import { sql } from 'kysely';
import type { Session } from '../../domain/account/session.ts';

/** A session as `sessionColumns` reads it. */
export type SessionRow = Omit<Session, 'provenAt' | 'device'> & {
  deviceId: string;
  deviceName: string;
  proven1At: Date | null;
  proven2At: Date | null;
  proven3At: Date | null;
};

/** For a select list: of session `s` and its device `d`. */
export const sessionColumns = sql<SessionRow>`
  s.id, s.account_id as "accountId", s.device_id as "deviceId", d.name as "deviceName",
  s.method, s.level, (select level from account where id = s.account_id) as "accountLevel",
  s.proven_1_at as "proven1At", s.proven_2_at as "proven2At",
  s.proven_3_at as "proven3At", s.started_at as "startedAt", s.last_seen_at as "lastSeenAt",
  least(s.idle_until, s.expires_at) as "idleUntil", s.expires_at as "expiresAt",
  s.ended_at as "endedAt", s.ended_by as "endedBy"`;

/** The session of a row. */
export function sessionOf(row: SessionRow): Session {
  const { deviceId, deviceName, proven1At, proven2At, proven3At, ...session } = row;
  return {
    ...session,
    device: { id: deviceId, name: deviceName },
    provenAt: {
      ...(proven1At && { 1: proven1At }),
      ...(proven2At && { 2: proven2At }),
      ...(proven3At && { 3: proven3At }),
    },
  };
}
