import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import { flowChanges } from '../../../src/api/flows/flow-changes.ts';
import type { FlowRow } from '../../../src/db/flows/flows.ts';
import { until } from '../../support/until.ts';
import { aRecord } from '../support/records.ts';

const leaves: (() => Promise<void>)[] = [];
afterEach(() => Promise.all(leaves.splice(0).map((leave) => leave())));

/** A flow whose changes no notice tells, watched by `flowChanges`. */
function follow(readAgainMs: number) {
  const leaving = new AbortController();
  const record = aRecord(randomUUID());
  let version = 1;
  let [reads, stops] = [0, 0];
  const watch = () => ({
    readAgainMs,
    read: (): Promise<FlowRow> => {
      reads += 1;
      const rest = { personal: null, delivery: null, generation: 0, takenUpBy: null };
      return Promise.resolve({ record, version, ...rest });
    },
    stop: () => {
      stops += 1;
    },
  });
  const seen: number[] = [];
  const following = (async () => {
    const asked = { version: undefined, signal: leaving.signal };
    for await (const row of flowChanges({ watch }, record.id, asked)) seen.push(row.version);
  })();
  const leave = () => {
    leaving.abort();
    return following;
  };
  leaves.push(leave);
  return {
    seen,
    leave,
    reads: () => reads,
    stops: () => stops,
    change: () => {
      version += 1;
    },
  };
}

test('a watch is renewed by a read again and again, which also shows what no notice told', async () => {
  const flow = follow(5);
  await until('the first', () => Promise.resolve(flow.seen.length === 1));
  flow.change();
  await until('the second', () => Promise.resolve(flow.seen.length === 2));
  await until('more reads', () => Promise.resolve(flow.reads() > 5));
  await flow.leave();
  expect(flow.seen).toEqual([1, 2]);
});

test('whoever leaves gives the watch up', async () => {
  const flow = follow(30_000);
  await until('the first', () => Promise.resolve(flow.seen.length === 1));
  await flow.leave();
  expect([flow.reads(), flow.stops()]).toEqual([1, 1]);
});
