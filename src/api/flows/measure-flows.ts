import { problems } from '../../domain/problems/problems.ts';
import { Refused } from '../http/refused.ts';
import type { Flows, StepOutcome } from '../temporal/flows.ts';
import type { HashPassword } from './hash-password.ts';

/**
 * What was asked of a flow, and when, in milliseconds of `now`; without an end where we were too slow to
 * give an answer at all.
 */
export type Measured = { name: string; beganAt: number; endedAt: number | null };

/** The same calls, each of which tells how long it took where that says something of ourselves. */
export function measureFlows<F extends Flows>(
  flows: F,
  hashPassword: HashPassword,
  measure: { now: () => number; observe: (measured: Measured) => void },
): { flows: F; hashPassword: HashPassword } {
  const { now, observe } = measure;
  async function measured(name: string, call: () => Promise<StepOutcome>): Promise<StepOutcome> {
    const beganAt = now();
    const outcome = await call();
    const verdict = verdictOn(outcome);
    if (verdict !== 'unrelated') {
      observe({ name, beganAt, endedAt: verdict === 'late' ? null : now() });
    }
    return outcome;
  }
  return {
    flows: {
      ...flows,
      start: (input, submission) =>
        measured(`start ${input.method}`, () => flows.start(input, submission)),
      submit: (flowId, submission) =>
        measured(submission.step, () => flows.submit(flowId, submission)),
    },
    hashPassword: async (...args) => {
      const beganAt = now();
      try {
        const hash = await hashPassword(...args);
        observe({ name: 'hash', beganAt, endedAt: now() });
        return hash;
      } catch (error) {
        if (isOverloaded(error)) observe({ name: 'hash', beganAt, endedAt: null });
        throw error;
      }
    },
  };
}

/** An outside system that is away keeps flows waiting, however few there are. */
function verdictOn(outcome: StepOutcome): 'timely' | 'late' | 'unrelated' {
  if (outcome.kind === 'pending') return 'late';
  if (outcome.kind === 'unavailable') return outcome.code === 'Overloaded' ? 'late' : 'unrelated';
  if (outcome.kind !== 'answer') return 'unrelated';
  const { refusal } = outcome.answer;
  return refusal && problems[refusal.code].status === 503 ? 'unrelated' : 'timely';
}

function isOverloaded(error: unknown): boolean {
  return error instanceof Refused && error.refusal.code === 'Overloaded';
}
