import type { DisputeWish } from '../../domain/dispute/complaint.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { proveByOtp } from '../proofs/otp.ts';
import { type DisputeFlow, told } from './told.ts';

/**
 * Has the complainant prove a phone. Only then, and only to whoever holds the very phone of the account, is
 * anything told of an account: that it is their own.
 */
export async function provePhone(
  flow: DisputeFlow,
  { document, fullName, wish }: { document: IdentityNumber; fullName: string; wish: DisputeWish },
): Promise<string> {
  flow.personal = { documentNumber: document.number, fullName };
  const { phone } = await told(flow, 'phone', 'phone.awaited');
  flow.personal = { ...flow.personal, phone };
  await proveByOtp(flow, 'dispute', { phone });
  const { outcome } = await flow.perform((activities) =>
    activities.checkComplainant({ document, phone, wish }),
  );
  if (outcome === 'own_account') throw new FinalRefusal({ code: 'DisputeOfOwnAccount' });
  if (outcome === 'phone_full') throw new FinalRefusal({ code: 'DisputePhoneFull' });
  return phone;
}
