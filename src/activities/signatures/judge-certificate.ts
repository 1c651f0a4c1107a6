import type { ActivityDeps } from '../activity-deps.ts';
import type { CertificateContext, CertificateVerdict } from '../../certificates/verdict.ts';
import { verifyCertificate } from '../../certificates/verify-certificate.ts';

/** Who is to have signed, and whether the CAs are asked, or staff are to find out for themselves. */
export type Judging<F> = Pick<CertificateContext<F>, 'subjectType' | 'findSignatureFault'> & {
  isStatusAsked: boolean;
};

/**
 * Judges a signer's certificate by the authorities that are configured, now. `intermediates` are
 * those that came along with the signature (DER).
 * @throws OutsideSystemError of `ca` when revocation cannot be checked.
 */
export function judgeCertificate<F>(
  { authorities, revocation }: Pick<ActivityDeps, 'authorities' | 'revocation'>,
  { leaf, intermediates }: { leaf: Uint8Array; intermediates: Uint8Array[] },
  { isStatusAsked, ...judging }: Judging<F>,
): Promise<CertificateVerdict<F>> {
  const trusted = authorities();
  return verifyCertificate(
    { leaf, intermediates: [...intermediates, ...trusted.intermediates] },
    {
      ...judging,
      roots: trusted.roots,
      now: new Date(),
      revocation: isStatusAsked ? revocation : null,
    },
  );
}
