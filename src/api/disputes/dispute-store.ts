import type { Database } from '../../db/database.ts';
import {
  type Added,
  addEvidence,
  type EvidenceFound,
  listEvidence,
  type NewEvidence,
  removeEvidence,
} from '../../db/disputes/evidence.ts';
import { object, type Objected } from '../../db/disputes/object.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { Keys } from '../../platform/keys.ts';

/** What the routes of complaints do, as `db/disputes` says it. */
export type DisputeStore = {
  addEvidence: (added: NewEvidence, throttle: Throttle) => Promise<Added>;
  listEvidence: (flowId: string) => Promise<EvidenceFound[]>;
  removeEvidence: (removed: {
    id: string;
    flowId: string;
  }) => Promise<'removed' | 'not_open' | 'not_found'>;
  object: (
    objection: { lookup: Buffer; statement: string },
    throttles: readonly Throttle[],
  ) => Promise<Objected>;
};

/** The same on the database. */
export function disputeStore(database: Database, keys: Keys): DisputeStore {
  return {
    addEvidence: (added, throttle) => addEvidence(database, keys, added, throttle),
    listEvidence: (flowId) => listEvidence(database.db, flowId),
    removeEvidence: (removed) => removeEvidence(database, removed),
    object: (objection, throttles) => object(database, keys, objection, throttles),
  };
}
