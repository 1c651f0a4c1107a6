import { Client } from 'pg';
import { clientOptions } from '../../src/db/connection-options.ts';

/** Who owns an embedded PostgreSQL and all in it. */
export const superuser: string = 'dinhdanh';

const answerTimeoutMs = 5_000;
const statementTimeoutMs = 60_000;

/** The URL of a database of an embedded PostgreSQL. */
export function databaseUrl(
  server: { port: number; password: string },
  database = 'dinhdanh',
  user = superuser,
): string {
  return `postgres://${user}:${server.password}@127.0.0.1:${server.port}/${database}`;
}

/** Whether the server behind a URL takes connections now. */
export async function takesConnections(url: string): Promise<boolean> {
  return withClient(url, () => Promise.resolve(true)).catch(() => false);
}

/**
 * Whether the server refuses new connections because it was told to end, which it does when the old
 * ones have gone: by SIGTERM, and pools never go.
 */
export async function isShuttingDown(url: string): Promise<boolean> {
  return withClient(url, () => Promise.resolve(false)).catch(
    (error: unknown) => error instanceof Error && error.message.includes('shutting down'),
  );
}

/** Makes a database unless there is one of that name: empty, or a copy of another one. */
export async function createDatabase(
  url: string,
  name: string,
  template = 'template1',
): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    const [database, source] = [client.escapeIdentifier(name), client.escapeIdentifier(template)];
    await client.query(`create database ${database} template ${source}`);
  });
}

export async function dropDatabase(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...clientOptions(url, statementTimeoutMs),
    connectionTimeoutMillis: answerTimeoutMs,
  });
  // A server that stops says so on idle connections too: without a listener that ends our process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
