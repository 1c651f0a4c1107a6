import type { InsuredSubscriber } from '../../domain/subject/registrant.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Whether the carrier says that the phone is the registrant's own, by any number that the source
 * knows. Throws OutsideSystemError when the carrier does not answer.
 */
export async function ownsPhone(
  { carrier, timeouts }: ActivityDeps,
  { flowId, registrant }: { flowId: string; registrant: InsuredSubscriber },
): Promise<boolean> {
  const { phone, fullName, dateOfBirth, documents } = registrant;
  const call = { timeoutMs: timeouts.carrierMs, correlationId: flowId };
  for (const { number: documentNumber } of documents) {
    const claim = { phone, documentNumber, fullName, dateOfBirth };
    const { outcome } = await carrier.matchSubscriber(claim, call);
    if (outcome === 'match') return true;
  }
  return false;
}
