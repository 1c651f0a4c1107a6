import type { Database } from '../../db/database.ts';
import { noteStaffRefusal } from '../../db/staff/note-refusal.ts';
import {
  endStaffSession,
  openStaffSession,
  readStaffSession,
} from '../../db/staff/staff-sessions.ts';
import type { StaffSettings } from '../../platform/config/staff.ts';
import type { StaffIdentity } from '../../platform/staff-identity.ts';
import type { Keys } from '../../platform/keys.ts';
import { askProvider } from './ask-provider.ts';
import type { StaffDeps } from './staff-routes.ts';

type Options = { settings: StaffSettings; provider: StaffIdentity; database: Database; keys: Keys };

/** What the routes of staff know their members by, on the database and the staff's provider. */
export function createStaffSessions(options: Options): StaffDeps['staffSessions'] {
  const { settings, provider, database, keys } = options;
  const { idleSeconds, sessionSeconds: seconds } = settings;
  return {
    read: (hash) => readStaffSession(database.db, hash),
    readToken: (token) => askProvider(() => provider.readToken(token)),
    noteRefusal: (refusal) => noteStaffRefusal(database.db, keys, refusal),
    open: (session) => openStaffSession(database, { ...session, idleSeconds, seconds }),
    end: (session) => endStaffSession(database, session),
  };
}
