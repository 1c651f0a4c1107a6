import { randomUUID } from 'node:crypto';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import type { DatabaseUrls } from '../../src/db/log-ins.ts';
import { servers } from './servers.ts';

/**
 * URL of a database of its own, with the newest schema and no rows, as the application's user, who
 * may do no more than in production; it goes with the run's server.
 */
export async function createTestDatabase(): Promise<string> {
  const { owner } = servers().urls;
  const name = `test_${randomUUID()}`;
  // Nobody may be connected to a database that is copied.
  await createDatabase(at(owner, 'postgres'), name, new URL(owner).pathname.slice(1));
  return at(servers().urls.writer, name);
}

/** The same database as its other users see it. */
export function asUser(url: string, user: keyof DatabaseUrls): string {
  return at(servers().urls[user], new URL(url).pathname.slice(1));
}

function at(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = database;
  return other.href;
}
