import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByUsb } from '../proofs/usb.ts';
import { confirm } from '../steps/confirm.ts';
import { takeDetails } from '../steps/details.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';

/**
 * Registration by USB signature (guide 1.4): a challenge signed by the token proves that the citizen
 * or enterprise holds it, its certificate who they are.
 */
export async function registerByUsbSignature(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'registration', method: 'usb_signature' }, input, async (flow) => {
    const { details, consent } = await takeDetails(flow);
    const { certificate, ...signer } = await proveByUsb(flow, 'registration', details);
    ensureNotRegistered(signer);
    const confirmed = await confirm(flow, signer);
    await createAccount(flow, confirmed, consent, [{ kind: 'usb_signature', certificate }]);
  });
}
