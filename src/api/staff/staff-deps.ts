import type { Database } from '../../db/database.ts';
import { issueCodecToken } from '../../db/staff/codec-tokens.ts';
import { noteStaffRefusal } from '../../db/staff/note-refusal.ts';
import {
  endStaffSession,
  openStaffSession,
  readStaffSession,
} from '../../db/staff/staff-sessions.ts';
import type { StaffSettings } from '../../platform/config/staff.ts';
import type { Keys } from '../../platform/keys.ts';
import { connectStaff, type StaffIdentity } from '../../platform/staff-identity.ts';
import { staffAccountStore } from './account-store.ts';
import { askProvider } from './ask-provider.ts';
import { staffDisputeStore } from './disputes/dispute-store.ts';
import { reviewStore } from './reviews/review-store.ts';
import { outageStore } from './outages.ts';
import { staffFlowStore } from './flow-store.ts';
import type { StaffDeps } from './staff-routes.ts';

type Parts = { database: Database; keys: Keys };

/** What the routes of staff work with, on the database and the staff's provider. */
export function staffDeps(
  settings: StaffSettings,
  { database, keys }: Parts,
): { staffProvider: StaffIdentity } & Pick<
  StaffDeps,
  | 'staffSessions'
  | 'issueCodecToken'
  | 'staffFlows'
  | 'staffAccounts'
  | 'reviews'
  | 'staffDisputes'
  | 'outages'
> {
  const staffProvider = connectStaff(settings);
  const { idleSeconds, sessionSeconds: seconds } = settings;
  return {
    staffFlows: staffFlowStore(database, keys),
    staffAccounts: staffAccountStore(database, keys),
    staffProvider,
    issueCodecToken: (act, token) => issueCodecToken(database, act, token),
    outages: outageStore(database),
    reviews: reviewStore(database, keys),
    staffDisputes: staffDisputeStore(database, keys),
    staffSessions: {
      read: (hash) => readStaffSession(database.db, hash),
      readToken: (token) => askProvider(() => staffProvider.readToken(token)),
      noteRefusal: (refusal) => noteStaffRefusal(database.db, keys, refusal),
      open: (session) => openStaffSession(database, { ...session, idleSeconds, seconds }),
      end: (session) => endStaffSession(database, session),
    },
  };
}
