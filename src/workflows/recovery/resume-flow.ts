import type { Resumable } from '../../db/recovery/resumable.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveQuietly } from './prove-quietly.ts';
import type { RecoveryFlow } from './recovered.ts';

/**
 * Tiếp tục hồ sơ trên thiết bị khác: a flow's reference, and a code to its phone. Whether there is such a flow
 * nobody learns before they have typed that code; to the flow itself the code proves nothing.
 */
export async function resumeFlow(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'recovery', method: 'resumption' }, input, async (flow) => {
    const { reference } = await flow.step('reference', {
      event: 'reference.awaited',
      on: { submit: (typed) => Promise.resolve({ done: typed }) },
    });
    const { target } = await flow.perform((activities) => activities.findResumable({ reference }));
    const asked = { purpose: 'resumption', name: reference, reference } as const;
    await takeUp(flow, await proveQuietly(flow, asked, { target, elsewhere: null }));
  });
}

/** From here on the flow is opened by another token, which the edge tells whoever holds this one's. */
async function takeUp(flow: RecoveryFlow<'resumption'>, target: Resumable): Promise<void> {
  const { id, reference, kind, method } = target;
  const { taken } = await flow.endWith(
    { result: { flow: { id, reference, kind, method } } },
    'flow.resumed',
    (activities, next) => activities.takeUp({ target, next }),
    (done) => done.taken,
  );
  if (!taken) throw new FinalRefusal({ code: 'FlowEndedMeanwhile' });
}
