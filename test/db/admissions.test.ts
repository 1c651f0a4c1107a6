import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Entrance, admit, countFailure, isToBeCareful } from '../../src/db/admissions.ts';
import { type Database, openDatabase, rows } from '../../src/db/database.ts';
import { createTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 20, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const limit = (name: string, most: number) => ({
  key: Buffer.from(name),
  limit: most,
  windowSeconds: 3600,
});
const careful = (name: string, from: number, most: number) => ({
  ...limit(name, most),
  careful: from,
});

/** A start from a network that takes 10 in an hour, and 4 failures, of which 2 ask for care. */
const entrance = (network: string, number: string, other: Partial<Entrance> = {}): Entrance => ({
  flowId: randomUUID(),
  claim: Buffer.from(randomUUID()),
  isStart: true,
  starts: [careful(`starts:${network}`, 10, 10)],
  failures: [careful(`failures:${network}`, 2, 4)],
  claims: [limit(`${number}:${network}`, 2)],
  spend: null,
  isHardCheck: false,
  onlyKnown: false,
  ...other,
});
const start = async (...args: Parameters<typeof entrance>) =>
  (await admit(database.db, entrance(...args))).outcome;
const fail = async (network: string, times: number) => {
  for (let n = 0; n < times; n++) {
    const one = entrance(network, randomUUID(), { isHardCheck: true });
    expect((await admit(database.db, one)).outcome).toBe('admitted');
    await countFailure(database.db, one.flowId);
  }
};

test('what is counted is not held until the disk has it', async () => {
  await database.transaction(async (tx) => {
    await sql`set local synchronous_commit = on`.execute(tx);
    await admit(tx, entrance(randomUUID(), randomUUID()));
    const found = await rows(
      tx,
      sql<{ how: string }>`
      select current_setting('synchronous_commit') as how`,
    );
    expect(found).toEqual([{ how: 'off' }]);
  });
});

describe('a number', () => {
  test('is refused to a network that has claimed it too often, and to no other', async () => {
    const [stranger, owner, number] = [randomUUID(), randomUUID(), randomUUID()];
    const tries = [];
    for (let n = 0; n < 4; n++) tries.push(await start(stranger, number));
    expect(tries).toEqual(['admitted', 'admitted', 'refused', 'refused']);
    expect(await start(owner, number)).toBe('admitted');
    expect(await start(stranger, randomUUID())).toBe('admitted');
  });

  test('that is refused does not use up the network’s starts', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    for (let n = 0; n < 30; n++) await start(network, number);
    expect(await start(network, randomUUID())).toBe('admitted');
  });

  test('claimed by many at once is let in as often as it may be', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    const all = await Promise.all(Array.from({ length: 10 }, () => start(network, number)));
    expect(all.filter((outcome) => outcome === 'admitted')).toHaveLength(2);
  });
});

describe('a start that was let in', () => {
  test('is let in again with the same claim, and counted once', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    const one = entrance(network, number);
    for (let n = 0; n < 5; n++) {
      expect(await admit(database.db, one)).toEqual({ outcome: 'admitted', known: false });
    }
    expect(await start(network, number)).toBe('admitted');
    expect(await start(network, number)).toBe('refused');
  });

  test('counts anew with another claim', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    const { flowId } = entrance(network, number);
    expect(await start(network, number, { flowId })).toBe('admitted');
    expect(await start(network, number, { flowId })).toBe('admitted');
    expect(await start(network, number, { flowId })).toBe('refused');
  });
});

describe('the failures of a network', () => {
  test('ask for the harder check first, and refuse only at their limit', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    await fail(network, 1);
    expect(await start(network, number)).toBe('admitted');
    await fail(network, 1);
    expect(await isToBeCareful(database.db, entrance(network, '').failures)).toBe(true);
    expect(await start(network, number)).toBe('careful');
    expect(await start(network, number, { isHardCheck: true })).toBe('admitted');
    await fail(network, 2);
    expect(await start(network, number, { isHardCheck: true })).toBe('refused');
    expect(await start(randomUUID(), number)).toBe('admitted');
  });

  test('are not its starts', async () => {
    const network = randomUUID();
    for (let n = 0; n < 9; n++) expect(await start(network, randomUUID())).toBe('admitted');
    expect(await isToBeCareful(database.db, entrance(network, '').failures)).toBe(false);
  });

  test('are counted once for each claim', async () => {
    const network = randomUUID();
    const one = entrance(network, randomUUID());
    await admit(database.db, one);
    for (let n = 0; n < 5; n++) await countFailure(database.db, one.flowId);
    expect(await start(network, randomUUID())).toBe('admitted');
    await admit(database.db, { ...one, claim: Buffer.from('other details') });
    await countFailure(database.db, one.flowId);
    expect(await start(network, randomUUID())).toBe('careful');
  });

  test('of a flow that nobody let in count against nobody', async () => {
    await expect(countFailure(database.db, randomUUID())).resolves.toBeUndefined();
  });
});

describe('the solution of a bot check', () => {
  test('lets as many starts in as it may, and each as often as it is repeated', async () => {
    const spend = limit(randomUUID(), 2);
    const first = entrance(randomUUID(), randomUUID(), { spend });
    for (let n = 0; n < 4; n++) expect((await admit(database.db, first)).outcome).toBe('admitted');
    expect(await start(randomUUID(), randomUUID(), { spend })).toBe('admitted');
    expect(await start(randomUUID(), randomUUID(), { spend })).toBe('spent');
  });

  test('that has expired lets in what was let in before, and writes nothing else', async () => {
    const [network, number] = [randomUUID(), randomUUID()];
    const one = entrance(network, number);
    await admit(database.db, one);
    expect((await admit(database.db, { ...one, onlyKnown: true })).outcome).toBe('admitted');
    const before = await countRows();
    expect(await start(randomUUID(), randomUUID(), { onlyKnown: true })).toBe('spent');
    expect(await countRows()).toEqual(before);
  });
});

async function countRows() {
  const count = (table: 'throttle' | 'admission') =>
    database.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<string>().as('rows'))
      .executeTakeFirst();
  return Promise.all([count('throttle'), count('admission')]);
}
