import type { StartFlow } from '../engine/flow-input.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { confirm } from '../steps/confirm.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';
import { signWithUsb } from '../proofs/usb.ts';

/**
 * Registration by USB signature (guide 1.4): a challenge signed by the token proves that the citizen
 * or enterprise holds it, its certificate who they are.
 */
export async function registerByUsbSignature(input: StartFlow): Promise<FlowOutcome> {
  return runFlow(input, async (flow) => {
    const { signer, certificate } = await signWithUsb(flow);
    ensureNotRegistered(signer);
    const confirmed = await confirm(flow, signer);
    await createAccount(flow, confirmed, [{ kind: 'usb_signature', certificate }]);
  });
}
