import { readTouched, type BreachAsked, type Touched } from '../../db/audit/breach-report.ts';
import {
  type EventsAsked,
  type EventPlace,
  type ReadEvent,
  readEvents,
  readSealState,
  type SealState,
} from '../../db/audit/read-events.ts';
import type { Database } from '../../db/database.ts';
import type { Asked, Page } from '../../db/pages.ts';
import {
  askDataRequest,
  type DataRequestAsked,
  type NewDataRequest,
} from '../../db/privacy/ask-data-request.ts';
import {
  type DataRequest,
  listDataRequests,
  readDataRequest,
  type Withdrawn,
  withdrawDataRequest,
} from '../../db/privacy/own-data-requests.ts';
import {
  answerRequest,
  listRequestQueue,
  type OpenedRequest,
  openRequestForStaff,
  type QueuedRequest,
  type RequestAnswer,
  type RequestAnswered,
} from '../../db/privacy/request-queue.ts';
import { type ActOfStaff, noteStaff } from '../../db/staff/acts.ts';
import type { DataRequestState } from '../../domain/privacy/data-request.ts';
import type { Why } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';

type Own = { id: string; accountId: string };

/** What the routes of data requests, and of auditors, do. */
export type PrivacyStore = {
  ask: (asked: NewDataRequest) => Promise<DataRequestAsked>;
  list: (asked: Asked & { accountId: string }) => Promise<Page<DataRequest>>;
  read: (own: Own) => Promise<DataRequest | null>;
  withdraw: (own: Own) => Promise<Withdrawn>;
  queue: (asked: Asked & { state: DataRequestState }) => Promise<Page<QueuedRequest>>;
  open: (look: { id: string; by: string; why: Why }) => Promise<OpenedRequest | null>;
  answer: (given: RequestAnswer) => Promise<RequestAnswered>;
  /** Reads the trail, once the look is noted in it. */
  readEvents: (
    asked: EventsAsked,
    look: ActOfStaff,
  ) => Promise<{ items: ReadEvent[]; next: EventPlace | null; seal: SealState }>;
  readTouched: (asked: BreachAsked, look: ActOfStaff) => Promise<Touched[]>;
};

/** The same on the database. */
export function privacyStore(database: Database, keys: Keys): PrivacyStore {
  const { db } = database;
  return {
    ask: (asked) => askDataRequest(database, keys, asked),
    list: (asked) => listDataRequests(db, keys, asked),
    read: (own) => readDataRequest(db, keys, own),
    withdraw: (own) => withdrawDataRequest(database, own),
    queue: (asked) => listRequestQueue(db, asked),
    open: (look) => openRequestForStaff(database, keys, look),
    answer: (given) => answerRequest(database, keys, given),
    readEvents: async (asked, look) => {
      await noteStaff(db, look);
      return { ...(await readEvents(db, asked)), seal: await readSealState(db) };
    },
    readTouched: async (asked, look) => {
      await noteStaff(db, look);
      return readTouched(db, asked);
    },
  };
}
