import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createDatabase } from '../postgres-client.ts';

/** Where Temporal's two databases are, and how to get in. */
export type TemporalDatabases = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Its state, and what searches read. */
  names: { state: string; visibility: string };
};

const stepMs = 120_000;
const run = promisify(execFile);

/** The two databases beside the one of `url`, on the same PostgreSQL. */
export function temporalDatabases(
  url: string,
  names: TemporalDatabases['names'],
): TemporalDatabases {
  const { hostname, port, username, password } = new URL(url);
  return {
    host: hostname,
    port: port === '' ? 5432 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    names,
  };
}

/** Makes both and brings them to the schema that the tool carries; `url` is of the same server. */
export async function prepareDatabases(
  sqlTool: string,
  url: string,
  databases: TemporalDatabases,
): Promise<void> {
  const { names } = databases;
  for (const [name, schema] of [
    [names.state, 'postgresql/v12/temporal'],
    [names.visibility, 'postgresql/v12/visibility'],
  ] as const) {
    await createDatabase(url, name);
    await sql(sqlTool, databases, name, ['setup-schema', '--version', '0.0']);
    await sql(sqlTool, databases, name, ['update-schema', '--schema-name', schema]);
  }
}

async function sql(
  sqlTool: string,
  { host, port, user, password }: TemporalDatabases,
  database: string,
  command: readonly string[],
): Promise<void> {
  await run(sqlTool, command.slice(), {
    timeout: stepMs,
    // By its environment, because everybody can read a command line.
    env: {
      SQL_PLUGIN: 'postgres12_pgx',
      SQL_HOST: host,
      SQL_PORT: String(port),
      SQL_USER: user,
      SQL_PASSWORD: password,
      SQL_DATABASE: database,
    },
  });
}
