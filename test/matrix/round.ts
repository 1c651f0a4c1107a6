import { setTimeout as pause } from 'node:timers/promises';
import type { Topology } from '../support/topology/topology.ts';
import {
  isOver,
  type Journey,
  move,
  newJourney,
  nextMove,
  prepareAtLast,
  standingOf,
} from '../support/ways/journey.ts';
import type { MakeWay } from '../support/ways/way.ts';
import { madeAtLast } from '../support/ways/ways.ts';
import { atOnce } from './at-once.ts';
import { notMet } from './coverage.ts';
import { factsOf } from './facts.ts';
import { type Fault, meet, type ProcessName } from './faults.ts';
import type { Cell, Round } from './result.ts';
import { doubledFlows, findWaiting, wrongInSystem } from './system-checks.ts';
import { faultsIn } from './verdict.ts';

/** A flow at the move at which the fault is to meet it. */
type Placed = { journey: Journey; step: string };

/** As many flows are brought to their places at once. */
const preparedAtOnce = 6;
const prepareMs = 600_000;
/** Until the first message is answered the fault waits, so that it meets the others on their way. */
const firstAnswerMs = 1_500;
/** Which flow has not ended this long after the fault waits for something. */
const endMs = 240_000;

export type RoundOptions = {
  process: ProcessName;
  fault: Fault;
  ways: readonly MakeWay[];
  faultMs: number;
  /** Of one kind alone; undefined: of all. */
  kind: string | undefined;
  say: (line: string) => void;
};

/** Brings a flow of each way to each of its moves, has a process meet a fault as all move, and goes on to their ends. */
export async function goThrough(topology: Topology, options: RoundOptions): Promise<Round> {
  const { process, fault, faultMs, say } = options;
  const began = Date.now();
  if (process === 'worker') await topology.end('worker_2'); // so that the first knows all flows
  const placed = await placeAll(topology, options);
  if (process === 'worker') await topology.start('worker_2');
  if (process === 'api') topology.links.front.prefer(0);
  say(`${placed.length} flows are in their places`);
  const faultAt = Date.now();
  const until = faultAt + faultMs + endMs;
  const sent = placed.map((one) => endOf(topology, one, until));
  if (fault !== 'slow') await firstOf(placed);
  await meet(topology, process, fault, faultMs);
  topology.links.front.prefer(undefined);
  const ends = await Promise.all(sent);
  say('all have ended, or wait');
  const waiting = await findWaiting(topology, ends);
  const cells = await atOnce(preparedAtOnce, ends, (end) => cellOf(topology, end, waiting));
  return {
    process,
    fault,
    at: new Date(began).toISOString(),
    seconds: Math.round((Date.now() - began) / 1000),
    cells,
    wrong: [
      ...(options.kind === undefined ? notMet(placed.map(metBy)) : []),
      ...(await doubledFlows(topology, new Date(faultAt), placed)),
      ...(await wrongInSystem(topology)),
    ],
  };
}

const metBy = ({ journey, step }: Placed) => ({ flow: journey.way.flow, step });

/** Those that time moves come to their places last. */
async function placeAll(
  topology: Topology,
  { ways, kind }: Pick<RoundOptions, 'ways' | 'kind'>,
): Promise<Placed[]> {
  const until = Date.now() + prepareMs;
  const places = (
    await atOnce(preparedAtOnce, ways, async (make) => {
      const first = newJourney(await madeAtLast(topology, make, until));
      if (kind !== undefined && first.way.flow.kind !== kind) return [];
      const others = first.way.moves.map(async () =>
        newJourney(await madeAtLast(topology, make, until)),
      );
      return [first, ...(await Promise.all(others))].map((journey, moves) => ({ journey, moves }));
    })
  ).flat();
  const isTimed = ({ journey, moves }: (typeof places)[number]) =>
    journey.way.moves[moves - 1]?.isTimed === true;
  const place = async ({ journey, moves }: (typeof places)[number]): Promise<void> => {
    while (journey.made < moves) await move(topology, journey, until);
  };
  await atOnce(
    preparedAtOnce,
    places.filter((one) => !isTimed(one)),
    place,
  );
  const timed = places.filter(isTimed);
  await atOnce(preparedAtOnce, timed, ({ journey, moves }) => place({ journey, moves: moves - 1 }));
  await atOnce(preparedAtOnce, timed, place);
  const journeys = places.map(({ journey }) => journey);
  await atOnce(preparedAtOnce, journeys, (journey) => prepareAtLast(topology, journey, until));
  return journeys.map((journey) => ({ journey, step: nextMove(journey) }));
}

type End = Placed & { failure: string | undefined; seconds: number };

/** Makes all moves that are left. */
async function endOf(topology: Topology, placed: Placed, until: number): Promise<End> {
  const { journey } = placed;
  const since = Date.now();
  journey.told = [];
  let failure: string | undefined;
  try {
    while (!isOver(journey)) await move(topology, journey, until);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  return { ...placed, failure, seconds: Math.round((Date.now() - since) / 1000) };
}

async function firstOf(placed: readonly Placed[]): Promise<void> {
  const before = placed.map(({ journey }) => journey.made);
  const end = Date.now() + firstAnswerMs;
  while (Date.now() < end) {
    if (placed.some(({ journey }, index) => journey.made !== before[index])) return;
    await pause(5);
  }
}

async function cellOf(
  topology: Topology,
  { journey, step, failure, seconds }: End,
  waiting: ReadonlyMap<string, string>,
): Promise<Cell> {
  const { way, told } = journey;
  const { kind, method } = way.flow;
  const known = {
    ...{ kind, method, step, told, seconds, oneMore: false },
    ...(way.variant !== undefined && { variant: way.variant }),
  };
  const query = waiting.get(journey.flow?.id ?? '');
  if (failure !== undefined) {
    return query === undefined
      ? { ...known, outcome: 'failed', why: [failure] }
      : { ...known, outcome: 'waits', why: [`${query}: ${standingOf(journey)}`] };
  }
  const facts = await factsOf(topology, journey);
  const why = faultsIn(way, facts, told.length);
  const oneMore = facts.texts?.some((times) => times > 1) === true;
  if (why.length === 0) return { ...known, oneMore, outcome: 'completed', why };
  const { id = '' } = journey.flow ?? {};
  const lastSeen = `its citizen has last seen: ${standingOf(journey)}; ${id}`;
  return { ...known, oneMore, outcome: 'failed', why: [...why, lastSeen] };
}
