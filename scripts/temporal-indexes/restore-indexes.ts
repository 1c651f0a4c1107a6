import { type Client, DatabaseError } from 'pg';
import { type DroppedIndex, forgetDropped } from './dropped-indexes.ts';
import { dropIndex, visibilityIndexes } from './visibility-indexes.ts';

/** Its column is gone (PostgreSQL, undefined_column): a later schema of Temporal's has no use for it. */
const undefinedColumn = '42703';

/**
 * Makes dropped indexes again, each by the very statement that it was, while others write; one that is
 * there stays. Answers with the names of those that are there now: all but those that a later schema
 * has made impossible.
 */
export async function restoreIndexes(
  client: Client,
  dropped: readonly DroppedIndex[],
): Promise<string[]> {
  await dropHalfBuilt(client, dropped);
  const restored: string[] = [];
  for (const { name, definition } of dropped) {
    if (await build(client, definition)) restored.push(name);
    await forgetDropped(client, name);
  }
  return restored;
}

/** What an earlier run was building when it ended: `if not exists` would take it for the index. */
async function dropHalfBuilt(client: Client, dropped: readonly DroppedIndex[]): Promise<void> {
  const names = new Set(dropped.map(({ name }) => name));
  for (const index of await visibilityIndexes(client)) {
    if (names.has(index.name) && !index.isValid) await dropIndex(client, index);
  }
}

async function build(client: Client, definition: string): Promise<boolean> {
  const statement = definition.replace(
    /^CREATE INDEX /,
    'create index concurrently if not exists ',
  );
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === undefinedColumn) return false;
    throw error;
  }
}
