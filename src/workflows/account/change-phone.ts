import type { Refusal } from '../../domain/problems/refusal.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByCode } from '../proofs/typed-code.ts';
import {
  type ChangeFlow,
  type Changer,
  change,
  changerOf,
  proofStale,
  resultOf,
  signatureNeeded,
} from './change.ts';
import { choosePhone, type ChosenPhone } from './choose-phone.ts';

const purpose = 'change';

/** Change of the phone for one-time codes (product.md 3): a code to the old one, then one to the new one. */
export async function changePhone(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'phone' }, input, async (flow) => {
    const changer = await changerOf(flow, input.change);
    const chosen = await choosePhone(flow, changer);
    const { phone, current } = chosen;
    if (current !== null) {
      await proveByCode(flow, { step: 'current_otp', purpose, to: { phone: current } });
    }
    flow.personal = { ...flow.personal, phone };
    await proveByCode(flow, { step: 'otp', purpose, to: { phone } }, () =>
      replace(flow, changer, chosen),
    );
  });
}

async function replace(
  flow: ChangeFlow<'phone'>,
  { account }: Changer,
  { phone, current, session }: ChosenPhone,
): Promise<Refusal | null> {
  const ends = { result: resultOf(account) };
  const refused = await change(flow, ends, 'phone.changed', (activities, next) =>
    activities.changePhone({ phone, current, session, next }),
  );
  switch (refused?.outcome) {
    case undefined:
      return null;
    case 'proof_stale':
      return session.atLeast === null ? proofStale : signatureNeeded;
    case 'current_changed':
      throw new FinalRefusal({ code: 'PhoneChangedMeanwhile' });
    case 'too_many_accounts':
      throw new FinalRefusal({ code: 'PhoneOfTooManyAccounts' });
  }
}
