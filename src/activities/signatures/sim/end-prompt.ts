import { endSimPrompt } from '../../../db/proofs/sim-prompt-ends.ts';
import type { Refusal } from '../../../domain/problems/refusal.ts';
import { type SimRefusal, simRefusals } from '../../../domain/proofs/sim-refusals.ts';
import type { ActivityDeps } from '../../activity-deps.ts';

/** Ends a prompt that gave no signature: the number is free again after the cool-down. */
export async function endPrompt(
  { database }: Pick<ActivityDeps, 'database'>,
  apTransId: string,
  outcome: SimRefusal,
  coolDownMs: number,
): Promise<Refusal> {
  const endedAt = await endSimPrompt(database.db, apTransId, outcome);
  return refusalOf(outcome, endedAt, coolDownMs);
}

/** What a prompt that has ended is shown as; one that nobody answered has timed out. */
export function refusalOf(outcome: string, endedAt: Date, coolDownMs: number): Refusal {
  const code = isRefusal(outcome) ? simRefusals[outcome] : 'SimTimedOut';
  return { code, retryAt: new Date(endedAt.getTime() + coolDownMs).toISOString() };
}

function isRefusal(outcome: string): outcome is SimRefusal {
  return Object.hasOwn(simRefusals, outcome);
}
