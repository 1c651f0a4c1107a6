import { endSimPrompt } from '../../../db/proofs/sim-prompt-ends.ts';
import type { ActivityDeps } from '../../activity-deps.ts';
import type { ReadSimStatus, SimOutcome } from '../sim-activities.ts';
import { endPrompt, refusalOf } from './end-prompt.ts';

/**
 * Asks the provider how a prompt stands; null while it is open. What a callback says is not
 * believed: this is. Throws OutsideSystemError when the provider does not answer.
 */
export async function readSimStatus(
  deps: ActivityDeps,
  { request: { phone, apTransId }, transactionId, coolDownMs }: ReadSimStatus,
): Promise<SimOutcome | null> {
  const { simProvider, timeouts, database } = deps;
  const status = await simProvider.readStatus(
    { phone, apTransId, transactionId },
    { timeoutMs: timeouts.simProviderMs },
  );
  if (status.outcome === 'pending') return null;
  if (status.outcome === 'signed') {
    await endSimPrompt(database.db, apTransId, 'signed');
    return { signature: status.signature };
  }
  return { refusal: await endPrompt(deps, apTransId, status.outcome, coolDownMs) };
}

/** The same once the prompt's time is over: one that is still open then has timed out. */
export async function closeSimPrompt(
  deps: ActivityDeps,
  input: ReadSimStatus,
): Promise<SimOutcome> {
  const { request, coolDownMs } = input;
  const outcome = await readSimStatus(deps, input);
  if (outcome) return outcome;
  // By our word, not the provider's: what it says later comes too late.
  const endedAt = await endSimPrompt(deps.database.db, request.apTransId, 'lapsed');
  return { refusal: refusalOf('lapsed', endedAt, coolDownMs) };
}
