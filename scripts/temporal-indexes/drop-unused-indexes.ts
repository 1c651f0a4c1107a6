import type { Client } from 'pg';
import { droppedIndexes, noteDropped } from './dropped-indexes.ts';
import { type InUse, useOf } from './index-use.ts';
import { restoreIndexes } from './restore-indexes.ts';
import { dropIndex, visibilityIndexes } from './visibility-indexes.ts';

/**
 * Drops the indexes that nobody uses, each noted before, and restores those of the dropped ones that
 * somebody uses by now. Answers with the names of both. Safe to run again, and at any time.
 */
export async function dropUnusedIndexes(
  client: Client,
  inUse: InUse,
): Promise<{ dropped: string[]; restored: string[] }> {
  const before = await droppedIndexes(client);
  const restored = await restoreIndexes(
    client,
    before.filter((index) => useOf(index, inUse) !== 'unused'),
  );
  const unused = (await visibilityIndexes(client)).filter(
    (index) => useOf(index, inUse) === 'unused',
  );
  for (const index of unused) {
    await noteDropped(client, index);
    await dropIndex(client, index);
  }
  return { dropped: unused.map(({ name }) => name), restored };
}
