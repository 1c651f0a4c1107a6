import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { changerOf } from './change.ts';
import { keepingCodes } from './keep-recovery-codes.ts';

/** New recovery codes of an account with an authenticator app; the old ones end with them (product.md 3). */
export async function renewRecoveryCodes(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'recovery_codes' }, input, async (flow) => {
    await flow.begin();
    const changer = await changerOf(flow, input.change);
    const { session } = changer;
    // Looked at again with the write: this spares somebody codes that would never be good.
    const { hasApp } = await flow.perform((activities) =>
      activities.hasAuthenticatorApp({ session }),
    );
    if (!hasApp) throw new FinalRefusal({ code: 'AuthenticatorAppMissing' });
    await flow.step('recovery_codes', keepingCodes(flow, changer));
  });
}
