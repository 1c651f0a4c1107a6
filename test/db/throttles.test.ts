import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { countOnce } from '../../src/db/throttles.ts';
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
const count = (throttles: ReturnType<typeof limit>[]) =>
  countOnce(database.db, limit(randomUUID(), 1), throttles);

test('what one throttle refuses uses up no other', async () => {
  const [hour, day] = [randomUUID(), randomUUID()];
  const both = [limit(hour, 2), limit(day, 4)];
  for (let n = 0; n < 2; n++) expect(await count(both)).toBe(true);
  for (let n = 0; n < 10; n++) expect(await count(both)).toBe(false);
  const nextHour = [limit(randomUUID(), 2), limit(day, 4)];
  expect([await count(nextHour), await count(nextHour), await count(nextHour)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('nor does it when many come at once', async () => {
  const [hour, day] = [randomUUID(), randomUUID()];
  const both = [limit(hour, 2), limit(day, 4)];
  expect(await count(both)).toBe(true);
  const first = await Promise.all(Array.from({ length: 12 }, () => count(both)));
  expect(first.filter((isWithin) => isWithin)).toHaveLength(1);
  const nextHour = [limit(randomUUID(), 9), limit(day, 4)];
  const second = await Promise.all(Array.from({ length: 12 }, () => count(nextHour)));
  expect(second.filter((isWithin) => isWithin)).toHaveLength(2);
});

test('nor do they wait for each other where one has seen a key that is new to another', async () => {
  // The new key comes before the other: locked in the order of keys by those alone that see it.
  const day = limit(`f${randomUUID()}`, 1_000);
  for (let round = 0; round < 20; round++) {
    const hour = limit(`0${randomUUID()}`, 1_000);
    const counted = await Promise.all(Array.from({ length: 20 }, () => count([hour, day])));
    expect(counted).not.toContain(false);
  }
});
