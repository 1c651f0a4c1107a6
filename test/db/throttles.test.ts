import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { admitStart } from '../../src/db/throttles.ts';
import { createTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 10_000 });
}, 60_000);
afterAll(() => database.close());

const limit = (name: string, most: number) => ({
  key: Buffer.from(name),
  limit: most,
  windowSeconds: 3600,
});

/** A start from a network for a document number, which both take two in an hour. */
async function start(network: string, number: string, flowId = randomUUID()): Promise<boolean> {
  const throttles = [limit(network, 2), limit(number, 2)] as const;
  return (await admitStart(database.db, flowId, throttles)).refusedUntil === null;
}

test('a start past a limit is refused, and again when it is repeated', async () => {
  const [network, number, third] = [randomUUID(), randomUUID(), randomUUID()];
  expect([await start(network, number), await start(network, number)]).toEqual([true, true]);
  expect(await start(network, number, third)).toBe(false);
  expect(await start(network, number, third)).toBe(false);
});

test('a start that was admitted is counted once, however often it is repeated', async () => {
  const [network, number, flowId] = [randomUUID(), randomUUID(), randomUUID()];
  for (let n = 0; n < 5; n++) expect(await start(network, number, flowId)).toBe(true);
  expect(await start(network, number)).toBe(true);
  expect(await start(network, number)).toBe(false);
});

test("a blocked network does not use up another citizen's count", async () => {
  const [blocked, number] = [randomUUID(), randomUUID()];
  for (let n = 0; n < 2; n++) await start(blocked, randomUUID());
  for (let n = 0; n < 5; n++) expect(await start(blocked, number)).toBe(false);
  expect(await start(randomUUID(), number)).toBe(true);
});
