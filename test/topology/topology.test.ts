import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { notMet } from '../matrix/coverage.ts';
import { atOnce } from '../matrix/at-once.ts';
import { factsOf } from '../matrix/facts.ts';
import { settings } from '../matrix/settings.ts';
import { findWaiting, wrongInSystem } from '../matrix/system-checks.ts';
import { faultsIn } from '../matrix/verdict.ts';
import { startTopology, type Topology, type TopologyPart } from '../support/topology/topology.ts';
import { isOver, type Journey, move, newJourney, nextMove } from '../support/ways/journey.ts';
import { madeAtLast, waysOfEachKind } from '../support/ways/ways.ts';

const minutes = 60_000;

let topology: Topology;
beforeAll(async () => {
  topology = await startTopology({ settings });
}, 5 * minutes);
afterAll(() => topology.stop(), minutes);

/** One of each that there are two of, and everybody else. */
const killed: readonly TopologyPart[] = [
  ...(['worker', 'api', 'sealer', 'codec'] as const),
  ...(['simulators', 'temporal', 'postgres'] as const),
];

const nameOf = ({ way: { flow, variant = '' } }: Journey) =>
  `${flow.kind} ${flow.method} ${variant}`.trim();

test(
  'either API and either worker serves any flow, and a kill of one of each process loses nothing',
  async () => {
    const until = Date.now() + 12 * minutes;
    const met: Parameters<typeof notMet>[0][number][] = [];
    const step = async (journey: Journey): Promise<void> => {
      met.push({ flow: journey.way.flow, step: nextMove(journey) });
      await move(topology, journey, until);
    };
    const journeys = await atOnce(6, waysOfEachKind, async (make) =>
      newJourney(await madeAtLast(topology, make, until)),
    );
    await atOnce(6, journeys, async (journey) => {
      const half = Math.ceil(journey.way.moves.length / 2);
      while (journey.made < half) await step(journey);
    });

    const ends = atOnce(6, journeys, async (journey) => {
      while (!isOver(journey)) await step(journey);
    });
    for (const name of killed) {
      await topology.kill(name);
      await topology.start(name);
    }
    await ends;

    const wrong = await atOnce(6, journeys, async (journey) => {
      const facts = await factsOf(topology, journey);
      return faultsIn(journey.way, facts, journey.told.length).map(
        (sentence) => `${nameOf(journey)}: ${sentence}`,
      );
    });
    expect(wrong.flat()).toEqual([]);
    expect(notMet(met)).toEqual([]);
    expect(await wrongInSystem(topology)).toEqual([]);
    const left = journeys.map((journey) => ({ journey, failure: undefined }));
    expect((await findWaiting(topology, left)).size).toBe(0);
  },
  15 * minutes,
);
