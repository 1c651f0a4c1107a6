import { OutsideSystemError } from '../../../adapters/outside-system-error.ts';
import { saveFlow } from '../../../db/flows/flows.ts';
import { acceptSimPrompt } from '../../../db/proofs/sim-prompt-ends.ts';
import { type SimPromptOpening, openSimPrompt } from '../../../db/proofs/sim-prompts.ts';
import type { Throttle } from '../../../db/throttles.ts';
import type { Refusal } from '../../../domain/problems/refusal.ts';
import { heldUntil, laterOf } from '../../../domain/proofs/quiet-hours.ts';
import { simPromptText } from '../../../domain/proofs/sim-prompt.ts';
import type { SimRefusal } from '../../../domain/proofs/sim-refusals.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { ActivityDeps } from '../../activity-deps.ts';
import type { Quotas } from '../../quotas.ts';
import type { OrderSimPrompt, SimOrder } from '../sim-activities.ts';
import { endPrompt, refusalOf } from './end-prompt.ts';
import { requestHash } from './request-hash.ts';

type OrderDeps = Pick<
  ActivityDeps,
  'database' | 'keys' | 'quotas' | 'quietHours' | 'now' | 'simProvider' | 'timeouts' | 'addresses'
>;

const hour = 3600;

/**
 * Has the citizen asked on the phone, where the number is free for a prompt, and writes the flow at
 * its next step. An order that is repeated is the same order at the provider: nobody is asked twice.
 * Throws OutsideSystemError when the provider does not answer.
 */
export async function orderSimPrompt(deps: OrderDeps, input: OrderSimPrompt): Promise<SimOrder> {
  const { apTransId } = input.request;
  const { click, askedAt, promptMs: waitsMs } = input;
  const held = heldUntil(laterOf(deps.now(), askedAt), deps.quietHours, { click, waitsMs });
  if (held)
    return { ordered: false, refusal: { code: 'MessagesAtNight', retryAt: held.toISOString() } };
  const opening = await open(deps, input);
  if (opening.state !== 'open') return { ordered: false, refusal: whyNot(opening, input) };
  const accepted =
    opening.transactionId === null
      ? await order(deps, input)
      : ({ outcome: 'accepted', transactionId: opening.transactionId } as const);
  if (accepted.outcome !== 'accepted') {
    const refusal = await endPrompt(deps, apTransId, accepted.outcome, input.coolDownMs);
    return { ordered: false, refusal };
  }
  return enter(deps, input, accepted.transactionId);
}

function open(
  { database, keys, quotas }: OrderDeps,
  input: OrderSimPrompt,
): Promise<SimPromptOpening> {
  const { request, promptMs, coolDownMs } = input;
  const { apTransId, flowId, step, purpose, phone } = request;
  const proof = { flowId, step, purpose };
  const throttles = promptThrottles(keys, quotas, input);
  const phoneLookup = keys.lookup('phone', phone);
  const prompt = { apTransId, proof, phoneLookup, promptMs, coolDownMs, throttles };
  return database.transaction((tx) => openSimPrompt(tx, prompt));
}

/** For each purpose its own: registrations that a stranger begins keep nobody from signing in. */
function promptThrottles(
  keys: Keys,
  { simPromptsPerHour, simPromptsPerDay }: Quotas,
  { request: { purpose, phone } }: OrderSimPrompt,
): Throttle[] {
  const throttle = (window: string, limit: number, windowSeconds: number): Throttle => ({
    key: keys.lookup('throttle', `sim-prompts-${window}:${purpose}:${phone}`),
    limit,
    windowSeconds,
  });
  return [throttle('hour', simPromptsPerHour, hour), throttle('day', simPromptsPerDay, 24 * hour)];
}

async function order(
  { simProvider, timeouts, addresses }: OrderDeps,
  { request }: OrderSimPrompt,
): Promise<{ outcome: SimRefusal } | { outcome: 'accepted'; transactionId: string }> {
  const { phone, apTransId, code, purpose } = request;
  const text = simPromptText(code, purpose);
  const ordered = { phone, apTransId, text, hash: requestHash(request) };
  try {
    return await simProvider.requestSignature(
      { ...ordered, callbackUrl: addresses.simCallback },
      { timeoutMs: timeouts.simProviderMs },
    );
  } catch (error) {
    // Repeated it would be refused again: the citizen would wait in vain.
    if (error instanceof OutsideSystemError && !error.retryable)
      return { outcome: 'order_refused' };
    throw error;
  }
}

/** The flow waits for this prompt from now on. */
async function enter(
  { database, keys }: OrderDeps,
  { request: { apTransId }, promptMs, next }: OrderSimPrompt,
  transactionId: string,
): Promise<SimOrder> {
  return database.transaction(async (tx) => {
    if (!(await acceptSimPrompt(tx, { apTransId, transactionId, promptMs }))) {
      return { ordered: false, refusal: { code: 'SimTimedOut' } };
    }
    await saveFlow(tx, keys, next);
    return { ordered: true, transactionId };
  });
}

function whyNot(
  opening: Exclude<SimPromptOpening, { state: 'open' }>,
  { coolDownMs }: OrderSimPrompt,
): Refusal {
  if (opening.state === 'ended') return refusalOf(opening.outcome, opening.endedAt, coolDownMs);
  const codes = {
    busy: 'SimBusy',
    too_soon: 'SimPromptTooSoon',
    limited: 'SimPromptLimit',
  } as const;
  return { code: codes[opening.state], retryAt: opening.until.toISOString() };
}
