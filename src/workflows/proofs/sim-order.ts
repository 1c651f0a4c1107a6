import type { SavedFlow } from '../../db/flows/flows.ts';
import type { SimOrder } from '../../activities/signatures/sim-activities.ts';
import type { SimRequest } from '../../domain/proofs/sim-request.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';

/**
 * Has the provider show a prompt on the phone, and opens the step that waits for it; a provider that
 * is down keeps the flow waiting, and the order the same.
 */
export async function orderSimPrompt(flow: Flow, request: SimRequest): Promise<SimOrder> {
  const { simPromptMs: promptMs, simCoolDownMs: coolDownMs, ...settings } = flow.settings;
  const { simPromptsPerHour: promptsPerHour, simPromptsPerDay: promptsPerDay } = settings;
  const limits = { coolDownMs, promptsPerHour, promptsPerDay };
  const ordering = { next: prompted(flow, request), isLate: false };
  const order = await flow.perform(
    (activities) =>
      activities.orderSimPrompt({ request, promptMs, ...limits, next: ordering.next }),
    async () => {
      await flow.pause({ waitingFor: 'sim', code: 'SimUnavailable', at: 'sim_signature' });
      ordering.isLate = true;
      ordering.next = prompted(flow, request);
    },
  );
  if (!order.ordered) return order;
  flow.arrive(ordering.next);
  // Its times were set when the tries began; what the citizen is shown counts from now.
  if (ordering.isLate) await flow.save(prompted(flow, request));
  return order;
}

function prompted(flow: Flow, { code }: SimRequest): SavedFlow {
  return flow.upcoming('sim_signature', 'sim.prompted', {
    waitingFor: 'sim',
    actions: ['cancel'],
    until: isoTime(Date.now() + flow.settings.simPromptMs),
    simPrompt: { code },
  });
}
