import type { StartLogin } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { type Identified, judgeByCa } from '../proofs/judge-signature.ts';
import { signByUsb } from '../proofs/usb.ts';
import { ownerByCertificate } from './owners.ts';
import { sessionFor, signIn } from './sign-in.ts';

/**
 * Login by USB signature (product.md 2.3): the identity in the token's certificate owns the account; a
 * renewed certificate of the same identity is as good. A login never registers.
 */
export async function loginWithUsbSignature(input: StartLogin): Promise<FlowOutcome> {
  return runFlow({ kind: 'login', method: 'usb_signature' }, input, async (flow) => {
    await flow.begin();
    const { identity } = await signByUsb<Identified>(flow, 'login', { subjectType: null }, (ways) =>
      judgeByCa(flow, ways),
    );
    const owner = await ownerByCertificate(flow, 'usb_signature', identity);
    await signIn(
      flow,
      sessionFor(flow, input.signIn, { owner, level: 3, uses: ['usb_signature'] }),
    );
  });
}
