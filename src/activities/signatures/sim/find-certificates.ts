import { simRefusals } from '../../../domain/proofs/sim-refusals.ts';
import type { ActivityDeps } from '../../activity-deps.ts';
import type { SimCertificates } from '../sim-activities.ts';
import { fingerprint } from '../../../certificates/cms/fingerprint.ts';

/**
 * The certificates that the SIM provider holds for a number (guide 1.3, Bước 3). Throws
 * OutsideSystemError when the provider does not answer.
 */
export async function findSimCertificates(
  { simProvider, timeouts }: ActivityDeps,
  { phone }: { phone: string },
): Promise<SimCertificates> {
  const held = await simProvider.findCertificate(phone, { timeoutMs: timeouts.simProviderMs });
  return held.outcome === 'found'
    ? { found: true, certificates: held.certificates.map(fingerprint) }
    : { found: false, code: simRefusals[held.outcome] };
}
