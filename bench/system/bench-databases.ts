import { embeddedPostgres } from '../../scripts/runtime/embedded-servers.ts';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { createDatabase, dropDatabase } from '../../scripts/runtime/postgres-client.ts';

const prefix = 'dinhdanh_bench_';

export type BenchDatabase = {
  /** Of the registrations' database. */
  url: string;
  name: string;
  /** Before the names of Temporal's databases on the same server. */
  prefix: string;
  /** Removes all of them. */
  drop: () => Promise<void>;
};

/**
 * Databases for one run: on the PostgreSQL of `given` under names that nobody else has, or on a new
 * embedded one, which waits for the disk as in production.
 */
export async function benchDatabase(
  given: string | undefined,
  dataDir: string,
  add: (plan: Plan) => Promise<void>,
): Promise<BenchDatabase> {
  const server = given ?? '';
  if (server === '') {
    const { plan, urls } = await embeddedPostgres(dataDir, true);
    await add(plan);
    const url = urls.owner; // it also makes Temporal's databases, and reads statistics
    return { url, name: databaseName(url), prefix: '', drop: () => Promise.resolve() };
  }
  const name = `${prefix}registrations`;
  const drop = async (): Promise<void> => {
    const names = [name, `${prefix}temporal`, `${prefix}temporal_visibility`];
    for (const one of names) await dropDatabase(server, one);
  };
  await drop(); // what a run that was killed has left
  await createDatabase(server, name);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, name, prefix, drop };
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}
