import { changeWays, loginWays } from './account-ways.ts';
import { disputeWays } from './dispute-ways.ts';
import { recoveryWays } from './recovery-ways.ts';
import { registrationWays } from './registration-ways.ts';
import type { MakeWay } from './way.ts';

/** Every flow that there is a way through for tests, each from its start to its end. */
export const waysOfEachKind: readonly MakeWay[] = [
  ...registrationWays,
  ...loginWays,
  ...recoveryWays,
  ...changeWays,
  ...disputeWays,
];
