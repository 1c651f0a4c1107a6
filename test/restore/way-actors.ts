import { type Journey, move, newJourney } from '../support/ways/journey.ts';
import { disputeWays } from '../support/ways/dispute-ways.ts';
import { recoveryWays } from '../support/ways/recovery-ways.ts';
import type { MakeWay } from '../support/ways/way.ts';
import { waysOfEachKind } from '../support/ways/ways.ts';
import type { Actor } from './actor.ts';
import type { Outside } from './drill-system.ts';
import { goOnWith } from './go-on-with.ts';
import { requireRules } from './rules.ts';

/** A flow of the drill, and how it stood at T. */
export type Lived = {
  journey: Journey;
  /** Whether it had begun by T. */
  hadBegun: boolean;
  /** How many moves it had made when it came to a step. */
  madeAt: Map<string, number>;
};

/** The machine may be busy with other things. */
const moveMs = 300_000;

/**
 * Somebody in a flow of each kind and method: before its last move at T, and at its end later; and in those that
 * others decide about somebody who has just begun at T, and makes one more move.
 */
export function wayActors(): Actor[] {
  return [
    ...waysOfEachKind.map((make) => actorOf(make, (moves) => moves)),
    ...[...recoveryWays, ...disputeWays].map((make) => actorOf(make, () => 1)),
  ];
}

/** `madeByT`: of a way with so many moves. */
function actorOf(make: MakeWay, madeByT: (moves: number) => number): Actor {
  let lived: Lived | undefined;
  const actor: Actor = {
    name: make.name,
    flow: () => lived?.journey.flow,
    before: async (system) => {
      const way = await make(system);
      const journey = newJourney(way);
      lived = { journey, hadBegun: false, madeAt: new Map() };
      const made = madeByT(way.moves.length);
      while (journey.made < made) await makeMove(system, lived);
      lived.hadBegun = journey.made > 0;
      actor.name = nameOf(journey);
    },
    after: async (system) => {
      await makeMove(system, lived ?? neverBegun());
      actor.name = `${actor.name} → ${standing(lived ?? neverBegun())}`;
    },
    goesOn: async (system, name) => {
      const told = await goOnWith(system, lived ?? neverBegun());
      await requireRules(system, { name, lived: lived ?? neverBegun(), ...told });
      return told.met.join(', ');
    },
  };
  return actor;
}

async function makeMove(system: Outside, { journey, madeAt }: Lived): Promise<void> {
  const { step } = journey.flow ?? {};
  if (step) madeAt.set(step.name, journey.made);
  await move(system, journey, Date.now() + moveMs);
  const { step: next } = journey.flow ?? {};
  if (next) madeAt.set(next.name, journey.made);
}

function nameOf({ way, flow }: Journey): string {
  const { kind, method } = way.flow;
  const variant = way.variant === undefined ? '' : ` (${way.variant})`;
  return `${kind}/${method}${variant}, ${flow?.step ? `at ${flow.step.name}` : 'not begun'}`;
}

function standing({ journey: { flow } }: Lived): string {
  return flow?.step ? `at ${flow.step.name}` : (flow?.status ?? 'nothing');
}

function neverBegun(): never {
  throw new Error('it was never begun');
}
