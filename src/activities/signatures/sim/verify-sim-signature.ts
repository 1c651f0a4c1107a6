import type { ActivityDeps } from '../../activity-deps.ts';
import { judgeCertificate } from '../judge-certificate.ts';
import type { SimVerdict, VerifySimSignature } from '../sim-activities.ts';
import { fingerprint } from '../../../certificates/cms/fingerprint.ts';
import { requestHash } from './request-hash.ts';
import { verifySignature } from '../../../certificates/cms/verify-signature.ts';

/**
 * Whose signature it is (guide 1.3, Bước 5): made over the very hash that was asked for, by a
 * certificate that the provider has named for this number, so that nobody else's signature counts as
 * this phone's, and that passes the certificate's rules. Throws OutsideSystemError when revocation
 * cannot be checked: level 3 fails closed.
 */
export async function verifySimSignature(
  deps: ActivityDeps,
  { request, signature, subjectType, certificates }: VerifySimSignature,
): Promise<SimVerdict> {
  const signed = verifySignature(signature, requestHash(request));
  if (!signed.ok) return signed;
  if (!certificates.includes(fingerprint(signed.leaf))) {
    return { ok: false, code: 'SimSignatureInvalid', fault: 'other_certificate' };
  }
  return judgeCertificate(deps, signed, subjectType);
}
