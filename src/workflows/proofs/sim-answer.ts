import type { SimOutcome } from '../../activities/signatures/sim-activities.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import type { Flow } from '../engine/flow.ts';

/** A prompt that is on the phone: its order, and what the provider calls it. */
type OpenPrompt = { request: SimRequest; transactionId: string };

/**
 * Waits until the citizen has answered on the phone (guide 1.3, Bước 4). The provider tells, and is
 * asked now and then in case that is lost: a lost callback costs seconds. That it cannot be asked
 * matters only once the prompt's time is over: then the flow waits for the provider.
 */
export async function awaitSimSignature(flow: Flow, prompt: OpenPrompt): Promise<SimOutcome> {
  const { simPromptMs, simStatusEveryMs, simCoolDownMs: coolDownMs } = flow.settings;
  // One more pause than the prompt lasts: the provider's clock began a little later.
  const over = Date.now() + simPromptMs + simStatusEveryMs;
  for (let asked = Date.now(); asked < over; asked = Date.now()) {
    await untilTold(flow, prompt, Math.min(asked + simStatusEveryMs, over));
    const outcome = await flow.tryOnce((activities) =>
      activities.readSimStatus({ ...prompt, coolDownMs }),
    );
    if (outcome) return outcome;
  }
  return flow.askOutside(
    { waitingFor: 'sim', code: 'SimUnavailable', at: 'sim_signature' },
    (activities) => activities.closeSimPrompt({ ...prompt, coolDownMs }),
  );
}

/** Until the callback of this prompt, or a time; those of earlier prompts say nothing of it. */
async function untilTold(flow: Flow, { transactionId }: OpenPrompt, time: number): Promise<void> {
  for (;;) {
    const letter = await flow.takeUntil(time);
    if (!letter) return;
    if (letter.step === 'simSigned' && letter.data.transactionId === transactionId) return;
  }
}
