import { readTime } from '../../db/read-time.ts';
import { estimateRows, resealRows } from '../../db/sealing/reseal-rows.ts';
import {
  noteSealingKeys,
  readSealingKeys,
  sealedTableAfter,
  useSealingKey,
} from '../../db/sealing/sealing-keys.ts';
import type { SealedTableName } from '../../db/sealed.ts';
import type { KeyRotationActivities } from './key-rotation-activities.ts';
import type { ScheduleDeps } from './schedule-deps.ts';

/** Rows of one statement: few where each may be a file of megabytes. */
const atOnce: Partial<Record<SealedTableName, number>> = { evidence: 5 };
const usuallyAtOnce = 200;
/** So often in one activity. */
const statements = 10;

/** What the rotation of keys has done. */
export function keyRotationActivities(
  deps: Pick<ScheduleDeps, 'database' | 'keys'>,
): KeyRotationActivities {
  const { db } = deps.database;
  return {
    resealRows: (input) => resealSome(deps, input),
    noteSealingKeys: async (noted) => {
      const { current } = deps.keys.ring;
      await useSealingKey(db, current);
      await noteSealingKeys(db, { ...noted, current });
      return readSealingKeys(db);
    },
  };
}

async function resealSome(
  { database: { db }, keys }: Pick<ScheduleDeps, 'database' | 'keys'>,
  { table: asked, after: from, to }: Parameters<KeyRotationActivities['resealRows']>[0],
): ReturnType<KeyRotationActivities['resealRows']> {
  const { current } = keys.ring;
  if (to !== null && to !== current) {
    throw new Error(`this worker seals by the key "${current}", and the run by "${to}"`);
  }
  const table = asked ?? sealedTableAfter(null);
  if (table === null) throw new Error('no table has sealed columns');
  // The database's clock alone decides whether a key was seen since.
  const at = (await readTime(db)).toISOString();
  const sum = { looked: 0, resealed: 0, left: 0 };
  const byKey: Record<string, number> = {};
  let after = from;
  for (let statement = 0; statement < statements; statement += 1) {
    const many = { after, atOnce: atOnce[table] ?? usuallyAtOnce };
    const done = await resealRows(db, keys, table, many);
    sum.looked += done.looked;
    sum.resealed += done.resealed;
    sum.left += done.left;
    for (const [id, found] of Object.entries(done.byKey)) byKey[id] = (byKey[id] ?? 0) + found;
    after = done.after;
    if (after === null) break;
  }
  const nextTable = after === null ? sealedTableAfter(table) : table;
  return {
    ...{ at, to: current, table, estimate: await estimateRows(db, table), after, nextTable },
    ...{ ...sum, byKey },
  };
}
