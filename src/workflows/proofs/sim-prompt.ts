import type { SimOutcome } from '../../activities/signatures/sim-activities.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import type { Flow } from '../engine/flow.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';

const step = 'sim_signature';
const providerIsAway = { waitingFor: 'sim', code: 'SimUnavailable' } as const;

/** What becomes of a prompt's end: a signature that counts, or why there is none. */
type Ended<T> = (outcome: SimOutcome) => Promise<Outcome<typeof step, T>>;

/**
 * Has the provider show a prompt on the phone, and waits until the citizen has answered there (guide
 * 1.3, Bước 4). The provider tells, and is asked now and then in case that is lost: a lost callback
 * costs seconds. That it cannot be asked matters only once the prompt's time is over: then the flow
 * waits for the provider.
 */
export async function showSimPrompt<T>(
  flow: Flow,
  request: SimRequest,
  ended: Ended<T>,
): Promise<Outcome<typeof step, T>> {
  const { promptMs, coolDownMs } = flow.settings.simSignature;
  const askedAt = isoTime(Date.now());
  const click = flow.sender === 'citizen' ? askedAt : null;
  const order = { request, promptMs, coolDownMs, click, askedAt };
  const prompt = { request, transactionId: '', coolDownMs, asked: 0, over: 0 };
  const { result, opening } = await flow.openWith(
    step,
    () => prompted(flow, prompt, ended),
    (activities, next) => activities.orderSimPrompt({ ...order, next }),
    { outage: providerIsAway, isWritten: ({ ordered }) => ordered },
  );
  if (!result.ordered) return ended(result);
  prompt.transactionId = result.transactionId;
  return opening;
}

/** A prompt on the phone: when the provider was asked last, and when its time is over (ms). */
type Prompt = {
  request: SimRequest;
  transactionId: string;
  coolDownMs: number;
  asked: number;
  over: number;
};

function prompted<T>(flow: Flow, prompt: Prompt, ended: Ended<T>): Opening<typeof step, T> {
  const { promptMs, statusEveryMs } = flow.settings.simSignature;
  const now = Date.now();
  // One more pause than the prompt lasts: the provider's clock began a little later.
  Object.assign(prompt, { asked: now, over: now + promptMs + statusEveryMs });
  return {
    event: 'sim.prompted',
    waitingFor: 'sim',
    until: now + promptMs,
    shows: { simPrompt: { code: prompt.request.code } },
    on: {
      // Those of earlier prompts say nothing of this one.
      simSigned: ({ transactionId }) =>
        transactionId === prompt.transactionId ? ask(flow, prompt, ended) : Promise.resolve(stay),
    },
    wake: {
      at: () => Math.min(prompt.asked + statusEveryMs, prompt.over),
      run: () => ask(flow, prompt, ended),
      summary: 'Ask the SIM provider whether the prompt was answered',
    },
  };
}

async function ask<T>(
  flow: Flow,
  prompt: Prompt,
  ended: Ended<T>,
): Promise<Outcome<typeof step, T>> {
  const { request, transactionId, coolDownMs } = prompt;
  const question = { request, transactionId, coolDownMs };
  prompt.asked = Date.now();
  const outcome = await flow.tryOnce((activities) => activities.readSimStatus(question));
  if (outcome) return ended(outcome);
  if (prompt.asked < prompt.over) return stay;
  return ended(
    await flow.askOutside(providerIsAway, (activities) => activities.closeSimPrompt(question)),
  );
}
