import { type AnyFlow, flowNames } from '../../../src/domain/flows/flows.ts';
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

/** The flows of the matrix that none of these goes through. */
export function missingAmong(gone: readonly AnyFlow[]): string[] {
  const nameOf = ({ kind, method }: AnyFlow) => `${kind} ${method}`;
  const names = new Set(gone.map(nameOf));
  return flowNames.map(nameOf).filter((name) => !names.has(name));
}
