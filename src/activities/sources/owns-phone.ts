import { isYear } from '../../domain/fields/dates.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { OwnsPhone } from './source-activities.ts';

/**
 * Whether the carrier says that the phone is the registrant's own, by any number that the source
 * knows; without a birth date, by what else the carrier can compare. Throws OutsideSystemError when the carrier does not answer.
 */
export async function ownsPhone(
  { carrier, timeouts }: Pick<ActivityDeps, 'carrier' | 'timeouts'>,
  { proof, registrant }: OwnsPhone,
): Promise<boolean> {
  const { phone, fullName, dateOfBirth, documents } = registrant;
  // What else is known has the same year; the carrier's contract cannot be asked for one.
  const birth = dateOfBirth === undefined || isYear(dateOfBirth) ? {} : { dateOfBirth };
  const call = { timeoutMs: timeouts.carrierMs, correlationId: proof.flowId };
  for (const { number: documentNumber } of documents) {
    const claim = { phone, documentNumber, fullName, ...birth };
    const { outcome } = await carrier.matchSubscriber(claim, call);
    if (outcome === 'match') return true;
  }
  return false;
}
