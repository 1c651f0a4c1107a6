import { embeddedPostgres } from '../../scripts/runtime/embedded-servers.ts';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { createDatabase, dropDatabase } from '../../scripts/runtime/postgres-client.ts';
import type { TemporalDatabases } from '../../scripts/runtime/built-temporal/databases.ts';

const prefix = 'dinhdanh_bench_';

export type BenchDatabase = {
  /** Of the registrations' database. */
  url: string;
  name: string;
  /** Of Temporal's on the same server, where it has them there. */
  temporalNames: TemporalDatabases['names'];
  /** All of them. */
  names: string[];
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
    return { url, ...named(databaseName(url), ''), drop: () => Promise.resolve() };
  }
  const ours = named(`${prefix}registrations`, prefix);
  const drop = async (): Promise<void> => {
    for (const one of ours.names) await dropDatabase(server, one);
  };
  await drop(); // what a run that was killed has left
  await createDatabase(server, ours.name);
  const url = new URL(server);
  url.pathname = `/${ours.name}`;
  return { url: url.href, ...ours, drop };
}

function named(name: string, before: string) {
  const temporalNames = {
    state: `${before}temporal`,
    visibility: `${before}temporal_visibility`,
  };
  return { name, temporalNames, names: [name, ...Object.values(temporalNames)] };
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}
