import { type OutageState, failureTypeOf } from '../domain/flows/wait-state.ts';
import type { OutsideFailure, OutsideSystemError } from './outside-system-error.ts';

const states: Record<OutsideFailure, OutageState> = {
  down: 'down',
  timeout: 'slow',
  malformed: 'malformed',
  refused: 'refused',
};

/** What a failure of an outside system is called in the Temporal UI, by system and reason. */
export function failureType({
  system,
  reason,
}: Pick<OutsideSystemError, 'system' | 'reason'>): string {
  return failureTypeOf(system, states[reason]);
}
