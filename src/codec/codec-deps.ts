import type { StaffAccessDeps } from '../api/http/access/staff.ts';
import { isToken } from '../api/http/cookies.ts';
import type { Networks } from '../api/http/networks.ts';
import type { Metrics } from '../api/operations/metrics.ts';
import { askProvider } from '../api/staff/ask-provider.ts';
import type { Database } from '../db/database.ts';
import { tokenHash } from '../db/sessions/token-hash.ts';
import { readCodecToken } from '../db/staff/codec-tokens.ts';
import { type Decoded, noteDecoded } from '../db/staff/note-decoded.ts';
import { noteStaffRefusal } from '../db/staff/note-refusal.ts';
import { readStaffSession } from '../db/staff/staff-sessions.ts';
import type { ProblemCode } from '../domain/problems/problems.ts';
import type { StaffMember } from '../domain/staff/roles.ts';
import type { Keys } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import type { StaffIdentity } from '../platform/staff-identity.ts';

/** Who was refused what. */
type Refusal = {
  code: ProblemCode;
  act: string;
  member: StaffMember | null;
  networks: Networks;
  about: object;
};

export type CodecDeps = {
  settings: {
    /** Origins of the Temporal UI. */
    origins: readonly string[];
    publicUrl: string;
    trustedProxies: number;
    metricsToken?: string | undefined;
  };
  keys: Keys;
  log: Logger;
  metrics: Metrics;
  now: () => Date;
  /** Aborted when the process is told to stop: nothing new is taken then. */
  stopping: AbortSignal;
  /** Knows members of staff by their session, their provider's token, or a token of ours for this server. */
  staffSessions: Pick<StaffAccessDeps['staffSessions'], 'read' | 'readToken'>;
  noteDecoded: (decoded: Decoded) => Promise<void>;
  noteRefusal: (refusal: Refusal) => Promise<void>;
};

type Parts = { database: Database; keys: Keys; staff: Pick<StaffIdentity, 'readToken'> };

/** What the codec server asks and notes, on the database and the staff's provider. */
export function codecStore({
  database: { db },
  keys,
  staff,
}: Parts): Pick<CodecDeps, 'staffSessions' | 'noteDecoded' | 'noteRefusal'> {
  return {
    staffSessions: {
      read: (hash) => readStaffSession(db, hash),
      readToken: async (token) => {
        // A token of the provider is a JWT, which has dots.
        if (!isToken(token)) return askProvider(() => staff.readToken(token));
        const found = await readCodecToken(db, tokenHash(token));
        if (!found) return { code: 'StaffTokenInvalid' };
        const { state, member } = found;
        return state === 'live' ? { member } : { code: 'StaffTokenExpired' };
      },
    },
    noteDecoded: (decoded) => noteDecoded(db, keys, decoded),
    noteRefusal: (refusal) => noteStaffRefusal(db, keys, refusal, 'codec.refused'),
  };
}
