import { sql } from 'kysely';
import type { Database, Queryable } from '../../src/db/database.ts';
import { until } from './until.ts';
import { waitingStatements } from './waiting-statements.ts';

/**
 * Makes calls while an account's row is held, and lets them go on together once `waiting` of them wait: no
 * one of these has seen what another does. One that fails is repeated when all are through, as Temporal
 * repeats it.
 */
export async function atOnce<T>(
  database: Pick<Database, 'transaction'>,
  accountId: string,
  calls: readonly (() => Promise<T>)[],
  waiting = calls.length,
): Promise<T[]> {
  const settled = await whileHeld(database, accountId, async (tx) => {
    const settling = Promise.allSettled(calls.map((call) => call()));
    await untilWaiting(tx, waiting);
    return { settling };
  });
  const answers: T[] = [];
  for (const [at, one] of (await settled.settling).entries()) {
    const again = calls[at];
    if (one.status === 'fulfilled') answers.push(one.value);
    else if (again) answers.push(await again());
  }
  return answers;
}

/** Runs work in a transaction that holds the row of an account. */
export function whileHeld<T>(
  { transaction }: Pick<Database, 'transaction'>,
  accountId: string,
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  return transaction(async (tx) => {
    await sql`select from account where id = ${accountId} for update`.execute(tx);
    return work(tx);
  });
}

/** Waits, in a transaction, until so many statements wait for it or for each other. */
export async function untilWaiting(tx: Queryable, count: number): Promise<void> {
  await until(`${count} statements that wait`, async () => {
    // A transaction sees the other statements as they were when it first looked.
    await sql`select pg_stat_clear_snapshot()`.execute(tx);
    return (await waitingStatements(tx)) >= count;
  });
}
