import { Client } from 'pg';
import { measureHash } from '../load/measure-hash.ts';
import { type Level, measureLevel } from '../load/measure-levels.ts';
import { allDone } from '../load/run-load.ts';
import type { Measuring } from '../measure.ts';
import type { Prepare } from '../methods/registration.ts';
import { accessReport, type Explained } from '../report/access-report.ts';
import { growthReport } from '../report/growth-report.ts';
import { explainStatement } from './explain-statement.ts';
import { type Fill, fillDatabase } from './fill-database.ts';
import { type HotStatement, hotStatements, resetStatements } from './hot-statements.ts';
import { smallTables } from './small-tables.ts';

const fill: Fill = { accounts: 1_000_000, openFlows: 100_000 };
const inFlight = 16;

/**
 * The same load before and after the database has grown, and what PostgreSQL does for each statement of
 * a flow then. Temporal's own databases stay as they are.
 */
export async function measureGrowth(
  { stage, system, say }: Measuring,
  prepare: Prepare,
): Promise<string> {
  const load = async (): Promise<Measured> => {
    const hashMs = await measureHash();
    const level = await measureLevel(stage, prepare, inFlight);
    allDone(level);
    return { level, hashMs };
  };
  const { url } = system.database;
  const empty = await load();
  say(`making ${fill.accounts} accounts and ${fill.openFlows} open flows …`);
  await fillDatabase(url, fill);
  // Connections plan their statements anew, and caches hold what they held before.
  await measureLevel({ ...stage, seconds: settleSeconds }, prepare, inFlight);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await resetStatements(client);
    const grown = await load();
    const hot = await hotStatements(client, grown.level.done.length);
    const explained = await explainAll(client, hot);
    return [growthReport(empty, grown), accessReport(explained, await smallTables(client))].join(
      '\n\n',
    );
  } finally {
    await client.end();
  }
}

/** A load, and what a hash took beside it, which tells how fast the machine was. */
export type Measured = { level: Level; hashMs: number };

const settleSeconds = 5;

async function explainAll(client: Client, hot: readonly HotStatement[]): Promise<Explained[]> {
  const explained: Explained[] = [];
  for (const statement of hot) {
    explained.push({ statement, ...(await explain(client, statement.text)) });
  }
  return explained;
}

async function explain(
  client: Client,
  text: string,
): Promise<Pick<Explained, 'accesses' | 'failure'>> {
  try {
    return { accesses: await explainStatement(client, text), failure: undefined };
  } catch (error) {
    return { accesses: [], failure: error instanceof Error ? error.message : String(error) };
  }
}
