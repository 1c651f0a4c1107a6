import type { ActivityDeps } from '../../activity-deps.ts';
import { judgeCertificate } from '../judge-certificate.ts';
import type { SimVerdict, VerifySimSignature } from '../sim-activities.ts';
import { fingerprint } from '../../../certificates/cms/fingerprint.ts';
import { requestHash } from './request-hash.ts';
import { type SignatureFault, readSignature } from '../../../certificates/cms/read-signature.ts';

/**
 * Whose signature it is (guide 1.3, Bước 5): made over the very hash that was asked for, by a
 * certificate that the provider has named for this number, so that nobody else's signature counts as
 * this phone's, and that passes the certificate's rules. Throws OutsideSystemError when revocation
 * cannot be checked: level 3 fails closed.
 */
export async function verifySimSignature(
  deps: Pick<ActivityDeps, 'authorities' | 'revocation'>,
  { request, signature, subjectType, isStatusAsked, certificates }: VerifySimSignature,
): Promise<SimVerdict> {
  const signed = readSignature(signature, requestHash(request));
  if (!signed.ok) return refused(signed.fault);
  if (!certificates.includes(fingerprint(signed.leaf))) return refused('other_certificate');
  const { certificate: leaf, intermediates, findFault: findSignatureFault } = signed;
  const judging = { subjectType, isStatusAsked, findSignatureFault };
  const judged = await judgeCertificate(deps, { leaf, intermediates }, judging);
  return judged.ok || 'code' in judged ? judged : refused(judged.fault);
}

function refused(fault: SignatureFault | 'other_certificate'): SimVerdict {
  return { ok: false, code: 'SimSignatureInvalid', fault };
}
