import type { ActingSession } from '../../db/accounts/change-account.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Handlers, Outcome } from '../engine/opening.ts';
import { type ChangeFlow, type Changer, signatureNeeded } from './change.ts';

/** The phone that is to get the codes, who gives it, and the one that it is to replace. */
export type ChosenPhone = { phone: string; session: ActingSession; current: string | null };

type PhoneFlow = ChangeFlow<'phone'>;
type Step = Outcome<'new_phone', ChosenPhone>;

/**
 * Waits for a number that the carrier says is the account's own person's (chính chủ), and that is not the
 * phone of as many other accounts as may have one. Another one may be given a few times. A signature stands
 * for the present phone where that is lost or there is none; and for the carrier's word of an enterprise,
 * whose numbers it does not know.
 */
export async function choosePhone(flow: PhoneFlow, changer: Changer): Promise<ChosenPhone> {
  let left = flow.settings.details.corrections + 1;
  const { account } = changer;
  const on: Handlers<'new_phone', ChosenPhone> = { submit };
  async function submit(given: Submitted<'new_phone'>): Promise<Step> {
    const { phone } = given;
    if (phone === account.phone) return { problem: { code: 'PhoneUnchanged' }, on };
    const chosen = chosenBy(changer, given);
    flow.goBy(chosen.current === null ? ['new_phone', 'otp'] : null);
    if (!(await isProven(flow, chosen))) return { problem: signatureNeeded, on };
    left -= 1;
    const refused = await whyNot(flow, changer, phone);
    if (!refused) return { done: chosen };
    if (left === 0) throw new FinalRefusal(refused);
    return { problem: { ...refused, attemptsLeft: left }, on };
  }
  return flow.step('new_phone', { event: 'phone.awaited', on });
}

function chosenBy(
  { account, session }: Changer,
  { phone, currentPhoneIsLost = false }: Submitted<'new_phone'>,
): ChosenPhone {
  const current = currentPhoneIsLost ? null : account.phone;
  const isBySignature = current === null || account.subjectType === 'enterprise';
  return { phone, current, session: isBySignature ? { ...session, atLeast: 3 } : session };
}

async function isProven(flow: PhoneFlow, { session }: ChosenPhone): Promise<boolean> {
  if (session.atLeast === null) return true;
  const { isFresh } = await flow.perform((activities) => activities.hasFreshProof({ session }));
  return isFresh;
}

/** The carrier first: how many accounts a number has, nobody is told whose it is not. */
async function whyNot(flow: PhoneFlow, changer: Changer, phone: string): Promise<Refusal | null> {
  const { account } = changer;
  if (!(await isOwn(flow, changer, phone))) return { code: 'SubscriberMismatch' };
  const { isTaken } = await flow.perform((activities) =>
    activities.isPhoneTaken({ phone, accountId: account.id }),
  );
  return isTaken ? { code: 'PhoneOfTooManyAccounts' } : null;
}

async function isOwn(flow: PhoneFlow, { account }: Changer, phone: string): Promise<boolean> {
  const { subjectType, fullName, dateOfBirth, documents } = account;
  if (subjectType === 'enterprise') return true;
  const proof = { flowId: flow.record.id, step: 'new_phone', purpose: 'change' } as const;
  const birth = dateOfBirth === null ? {} : { dateOfBirth };
  const registrant = { subjectType, fullName, phone, documents, ...birth };
  return flow.askOutside({ waitingFor: 'carrier', code: 'CarrierUnavailable' }, (activities) =>
    activities.ownsPhone({ proof, registrant }),
  );
}
