import type { Refusal } from '../../domain/problems/refusal.ts';
import { isSameEmail } from '../../domain/subject/email-address.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import type { Handlers } from '../engine/opening.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByCode } from '../proofs/typed-code.ts';
import {
  type ChangeFlow,
  type Changer,
  change,
  changerOf,
  proofStale,
  resultOf,
} from './change.ts';

type ContactFlow = ChangeFlow<'contact'>;

/** Change of the e-mail address (guide 3.1), by a code that is read at the new one; or its removal. */
export async function changeContact(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'contact' }, input, async (flow) => {
    const changer = await changerOf(flow, input.change);
    const email = await chooseAddress(flow, changer);
    if (email === null) return;
    await proveByCode(flow, { step: 'email_code', purpose: 'change', to: { email } }, () =>
      replace(flow, changer, email),
    );
  });
}

/** Waits for another address than the account's; null: it has none any more. */
async function chooseAddress(flow: ContactFlow, changer: Changer): Promise<string | null> {
  const { account } = changer;
  const on: Handlers<'email', string | null> = {
    submit: async ({ email }) => {
      if (email === null && account.subjectType === 'enterprise') {
        return { problem: { code: 'EmailRequired' }, on };
      }
      if (isSameEmail(email, account.email)) return { problem: { code: 'EmailUnchanged' }, on };
      flow.goBy(email === null ? ['email'] : null);
      if (email !== null) return { done: email };
      const refused = await replace(flow, changer, null);
      return refused ? { problem: refused, on } : { done: null };
    },
  };
  return flow.step('email', { event: 'email.awaited', on });
}

/** Answers why not, if the account is not changed. */
async function replace(
  flow: ContactFlow,
  { account, session }: Changer,
  email: string | null,
): Promise<Refusal | null> {
  const ends = { result: resultOf(account) };
  const event = email === null ? 'email.removed' : 'email.changed';
  const refused = await change(flow, ends, event, (activities, next) =>
    activities.changeEmail({ email, session, next }),
  );
  return refused && proofStale;
}
