import { afterEach, expect, test } from '@jest/globals';
import { atOnce } from '../matrix/at-once.ts';
import { notMet } from '../matrix/coverage.ts';
import { factsOf } from '../matrix/facts.ts';
import { settings } from '../matrix/settings.ts';
import { wrongInSystem } from '../matrix/system-checks.ts';
import { faultsIn } from '../matrix/verdict.ts';
import { startSystem, type System } from '../support/system.ts';
import { until } from '../support/until.ts';
import { isOver, move, newJourney, nextMove } from '../support/ways/journey.ts';
import { madeAtLast, waysOfEachKind } from '../support/ways/ways.ts';

const minutes = 60_000;
const apartMs = 90_000;
/** So many people at once. */
const people = 6;

let system: System;
afterEach(() => system.stop(), minutes);

/** What a process shows of its clock, in seconds. */
async function shownBy(url: string): Promise<number> {
  const text = await (await fetch(url)).text();
  return Number(/^dinhdanh_clock_offset_seconds (\S+)$/m.exec(text)?.[1]);
}

test.each([
  ['an API ahead of PostgreSQL and Temporal, and a worker behind', { api: 1, worker: -1 }],
  ['a worker ahead of PostgreSQL and Temporal, and an API behind', { api: -1, worker: 1 }],
])(
  'with %s, by a minute and a half each, each flow comes to its end as ever, and operators are told',
  async (_which, { api, worker }) => {
    const clocks = { api: api * apartMs, worker: worker * apartMs };
    system = await startSystem(settings, { clocks });
    await system.start('sealer');
    const end = Date.now() + 15 * minutes;
    const met: Parameters<typeof notMet>[0][number][] = [];
    const wrong = await atOnce(people, waysOfEachKind, async (make) => {
      const journey = newJourney(await madeAtLast(system, make, end));
      while (!isOver(journey)) {
        met.push({ flow: journey.way.flow, step: nextMove(journey) });
        await move(system, journey, end);
      }
      const { flow, variant = '' } = journey.way;
      const facts = await factsOf(system, journey);
      return faultsIn(journey.way, facts, journey.told.length).map(
        (sentence) => `${flow.kind} ${flow.method} ${variant}: ${sentence}`,
      );
    });
    expect(wrong.flat()).toEqual([]);
    expect(notMet(met)).toEqual([]);
    expect(await wrongInSystem(system)).toEqual([]);

    expect(await shownBy(`${system.url}/metrics`)).toBeCloseTo(90 * api, -1);
    expect(await shownBy(system.metricsUrls.worker)).toBeCloseTo(90 * worker, -1);
    const isTold = async () => (await system.logs()).split('"ClocksApart"').length > 2;
    await until('both to say so', isTold);
    expect((await fetch(`${system.url}/readyz`)).status).toBe(200);
  },
  18 * minutes,
);
