import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { type ChangeFlow, type Changer, change, proofStale, resultOf } from './change.ts';

/**
 * The step at which a new set of recovery codes is shown: once its owner says that it is kept it replaces
 * the old one, and ends the flow.
 */
export function keepingCodes(
  flow: ChangeFlow,
  { session, account }: Changer,
): Opening<'recovery_codes', null> {
  const on: Handlers<'recovery_codes', null> = {
    submit: async () => {
      const ends = { result: resultOf(account) };
      const refused = await change(flow, ends, 'recovery_codes.renewed', (activities, next) =>
        activities.renewRecoveryCodes({ session, next }),
      );
      switch (refused?.outcome) {
        case undefined:
          return { done: null };
        case 'proof_stale':
          return { problem: proofStale, on };
        case 'app_missing':
          throw new FinalRefusal({ code: 'AuthenticatorAppMissing' });
      }
    },
  };
  return { event: 'recovery_codes.awaited', on };
}
