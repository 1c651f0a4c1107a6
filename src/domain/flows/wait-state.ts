import type { WaitingFor } from './waiting-for.ts';

/**
 * How an outside system fails: not there, no answer in time, it understood and does not want to, or an
 * answer that breaks its protocol.
 */
export const outageStates = ['down', 'slow', 'refused', 'malformed'] as const;
export type OutageState = (typeof outageStates)[number];

/** Why a flow waits for somebody other than its citizen, in one word: what operators search by. */
export type WaitState = OutageState | 'ours' | 'prompt' | 'papers' | 'hearing' | 'review';

const failureWords: Record<OutageState, string> = {
  down: 'Down',
  slow: 'Slow',
  refused: 'Refused',
  malformed: 'Malformed',
};

/** The type of a failure as operators see it: `vietnam_post` that is down fails as `VietnamPostDown`. */
export function failureTypeOf(system: string, state: OutageState): string {
  const words = system.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}${failureWords[state]}`;
}

/** What all failures of outside systems were called, in histories from before they were told apart. */
const undivided = 'OutsideSystemError';

/** How an outside system has failed, by the type of the failure; undefined: the failure is our own. */
export function outageStateOf(failureType: string): OutageState | undefined {
  if (failureType === undivided) return 'down';
  return outageStates.find(
    (state) => failureType !== failureWords[state] && failureType.endsWith(failureWords[state]),
  );
}

const states: Partial<Record<WaitingFor, WaitState>> = {
  sim: 'prompt',
  post: 'papers',
  other_party: 'hearing',
  staff: 'review',
  system: 'ours',
};

/** Why a flow waits while nothing fails; null: for its citizen. */
export function waitStateOf(waitingFor: WaitingFor): WaitState | null {
  return states[waitingFor] ?? null;
}
