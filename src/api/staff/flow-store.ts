import type { Database } from '../../db/database.ts';
import type { Page, Place } from '../../db/pages.ts';
import { type KeyedAct, type ActOfStaff, actOnce, noteStaff } from '../../db/staff/acts.ts';
import { type FlowLine, findFlows, listStuckFlows } from '../../db/staff/find-flows.ts';
import { type Story, readStory } from '../../db/staff/read-story.ts';
import type { SearchKey } from '../../domain/staff/search-key.ts';
import type { Keys } from '../../platform/keys.ts';

/** Who reads, and why. */
export type Reading = Pick<ActOfStaff, 'by' | 'why'>;

/** What the staff's routes about flows read and write. Each read about somebody is noted before it is answered. */
export type StaffFlowStore = {
  find: (key: SearchKey, reading: Reading) => Promise<FlowLine[]>;
  stuck: (asked: { after: Place | null; limit: number }) => Promise<Page<FlowLine>>;
  story: (flowId: string, reading: Reading) => Promise<Story | null>;
  /** The same for who acts: the act is what is noted. */
  storyOfAct: (flowId: string) => Promise<Story | null>;
  /** Notes an act once under its key; `check` throws where it may not be done. */
  act: (
    act: KeyedAct,
    check: () => void,
  ) => Promise<{ outcome: 'done' | 'repeated' | 'key_reused' }>;
};

/** The same on the database. */
export function staffFlowStore(database: Database, keys: Keys): StaffFlowStore {
  const { db } = database;
  return {
    find: async (key, reading) => {
      const found = await findFlows(db, keys, key);
      const details = { key: key.kind, flows: found.map(({ id }) => id) };
      await noteStaff(db, { act: 'flows_found', details, ...reading });
      return found;
    },
    stuck: (asked) => listStuckFlows(db, asked),
    story: async (flowId, reading) => {
      const story = await readStory(db, keys, flowId);
      if (story) await noteStaff(db, { act: 'flow_shown', flowId, ...reading });
      return story;
    },
    storyOfAct: (flowId) => readStory(db, keys, flowId),
    act: (act, check) =>
      actOnce(database, act, () => {
        check();
        return Promise.resolve();
      }),
  };
}
