import { randomUUID } from 'node:crypto';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { servers } from './servers.ts';

/** URL of a database of its own, with the newest schema and no rows; it goes with the run's server. */
export async function createTestDatabase(): Promise<string> {
  const url = new URL(servers().templateUrl);
  const template = url.pathname.slice(1);
  const name = `test_${randomUUID()}`;
  // Nobody may be connected to a database that is copied.
  url.pathname = 'postgres';
  await createDatabase(url.href, name, template);
  url.pathname = name;
  return url.href;
}
