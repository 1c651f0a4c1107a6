import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { measureClockOffset } from '../../../src/db/operations/clock-offset.ts';
import { watchClock } from '../../../src/platform/watch-clock.ts';
import { createTestDatabase } from '../../support/database.ts';
import { until } from '../../support/until.ts';

let database: Database;
let url: string;
beforeAll(async () => {
  url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
let stop = (): Promise<void> => Promise.resolve();
afterEach(() => stop());
afterAll(() => database.close());

const elapsed = () => performance.now();

test.each([90_000, -90_000, 0])('a clock that is %i ms ahead is measured so', async (aheadMs) => {
  const clocks = { now: () => Date.now() + aheadMs, elapsed };
  const { ms, withinMs } = await measureClockOffset(database.db, clocks);
  // PostgreSQL is on this machine; the last millisecond is lost in its Date.
  expect(Math.abs(ms - aheadMs)).toBeLessThanOrEqual(withinMs + 2);
});

test('of several questions the one that was answered fastest counts', async () => {
  const taken = [0, 4_000, 5_000, 5_010, 6_000, 9_000];
  const clocks = { now: () => Date.now() + 5, elapsed: () => taken.shift() ?? 0 };
  expect((await measureClockOffset(database.db, clocks)).withinMs).toBe(5);
});

test('clocks that are apart are told, once, and that they are together again', async () => {
  const registry = new Registry();
  const told: unknown[] = [];
  let aheadMs = 90_000;
  const own = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 30_000 });
  stop = watchClock({
    database: own,
    registry,
    log: { warn: (line: object) => void told.push(line) },
    clocks: { now: () => Date.now() + aheadMs, elapsed },
    everyMs: 1,
  });
  const figure = async () => {
    const text = await registry.metrics();
    return /^dinhdanh_clock_offset_seconds (\S+)$/m.exec(text)?.[1];
  };
  await until('the figure', async () => Number(await figure()) > 89);
  aheadMs = 0;
  await until('the other figure', async () => Math.abs(Number((await figure()) ?? 90)) < 5);
  await own.close();
  await until('no figure', async () => (await figure()) === undefined);
  expect(told).toEqual([
    { code: 'ClocksApart', offsetMs: expect.any(Number), withinMs: expect.any(Number) },
    { code: 'ClocksTogether', offsetMs: expect.any(Number), withinMs: expect.any(Number) },
  ]);
});
