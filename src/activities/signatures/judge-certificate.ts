import type { SubjectType } from '../../domain/flows/levels.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { CertificateVerdict } from '../../certificates/verdict.ts';
import { verifyCertificate } from '../../certificates/verify-certificate.ts';

/**
 * Judges a signer's certificate by the authorities that are configured, now. `intermediates` are
 * those that came along with the signature (DER).
 * @throws OutsideSystemError of `ca` when revocation cannot be checked.
 */
export function judgeCertificate(
  { authorities, revocation }: Pick<ActivityDeps, 'authorities' | 'revocation'>,
  { leaf, intermediates }: { leaf: Uint8Array; intermediates: Uint8Array[] },
  subjectType: SubjectType,
): Promise<CertificateVerdict> {
  const trusted = authorities();
  return verifyCertificate(
    { leaf, intermediates: [...intermediates, ...trusted.intermediates] },
    { roots: trusted.roots, now: new Date(), revocation, subjectType },
  );
}
