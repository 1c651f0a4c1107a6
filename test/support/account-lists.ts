import { accountDeps } from '../../src/api/account/account-deps.ts';
import { accountLists } from '../../src/api/account/lists.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { type Edge, startEdge } from '../api/support/edge.ts';
import { createTestDatabase } from './database.ts';
import { testKeys } from './keys.ts';

/** The API on a database of its own: its accounts, and what they are read and edited by. */
export type ListsUnderTest = { database: Database; edge: Edge; stop: () => Promise<void> };

/** Starts it; whoever starts it stops it. */
export async function startLists(): Promise<ListsUnderTest> {
  const url = await createTestDatabase();
  const database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
  const lists = accountLists(database, testKeys);
  const edge = await startEdge({ ...accountDeps(database, testKeys), lists });
  return {
    database,
    edge,
    stop: async () => {
      await edge.stop();
      await database.close();
    },
  };
}
