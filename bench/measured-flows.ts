import type { FlowName } from '../src/domain/flows/flows.ts';
import { logins } from './logins/logins.ts';
import { methods } from './methods/methods.ts';
import type { Prepare } from './methods/registration.ts';
import type { MeasuredKind } from './report/bars.ts';
import type { BenchOptions } from './options.ts';

/** A flow of the matrix, and how the bench goes through it. */
export type Measured = { name: FlowName; prepare: Prepare };

/** What is measured of each kind, in the order of the matrix. */
export function measuredFlows(
  options: Pick<BenchOptions, 'methods' | 'logins'>,
): Record<MeasuredKind, Measured[]> {
  return {
    registration: options.methods.map((method) => ({
      name: { kind: 'registration', method },
      prepare: methods[method],
    })),
    login: options.logins.map((method) => ({
      name: { kind: 'login', method },
      prepare: logins[method],
    })),
  };
}
