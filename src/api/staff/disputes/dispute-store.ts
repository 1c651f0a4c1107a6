import type { Database } from '../../../db/database.ts';
import { type EvidenceFound, listEvidence } from '../../../db/disputes/evidence.ts';
import type { Asked, Page } from '../../../db/pages.ts';
import {
  type DisputeFound,
  type DisputeShown,
  listDisputes,
  readDispute,
} from '../../../db/staff/disputes.ts';
import { readEvidence } from '../../../db/staff/read-evidence.ts';
import type { EvidenceType } from '../../../domain/dispute/evidence.ts';
import type { Why } from '../../../domain/staff/why.ts';
import type { Keys } from '../../../platform/keys.ts';

/** What the routes of complaints read for staff. */
export type StaffDisputeStore = {
  list: (asked: Asked) => Promise<Page<DisputeFound>>;
  read: (flowId: string) => Promise<DisputeShown | null>;
  evidenceOf: (flowId: string) => Promise<EvidenceFound[]>;
  /** A file, as it was sent; its reading is noted. */
  readEvidence: (
    of: { flowId: string; id: string },
    reading: { by: string; why: Why },
  ) => Promise<{ type: EvidenceType; content: Buffer } | null>;
};

/** The same on the database. */
export function staffDisputeStore(database: Database, keys: Keys): StaffDisputeStore {
  const { db } = database;
  return {
    list: (asked) => listDisputes(db, asked),
    read: (flowId) => readDispute(db, keys, flowId),
    evidenceOf: (flowId) => listEvidence(db, flowId),
    readEvidence: (of, reading) => readEvidence(database, keys, of, reading),
  };
}
