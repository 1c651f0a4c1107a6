import { setTimeout as pause } from 'node:timers/promises';
import { changeWays, loginWays } from './account-ways.ts';
import { disputeWays } from './dispute-ways.ts';
import { recoveryWays } from './recovery-ways.ts';
import { registrationWays } from './registration-ways.ts';
import type { System } from '../system.ts';
import type { MakeWay, Way } from './way.ts';

/** Every flow that there is a way through for tests, each from its start to its end. */
export const waysOfEachKind: readonly MakeWay[] = [
  ...registrationWays,
  ...loginWays,
  ...recoveryWays,
  ...changeWays,
  ...disputeWays,
];

/** Somebody new for a way; somebody else where a machine that is too busy has let the first down. */
export async function madeAtLast(system: System, make: MakeWay, until: number): Promise<Way> {
  for (;;) {
    try {
      return await make(system);
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(1_000);
    }
  }
}
