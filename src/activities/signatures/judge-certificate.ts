import type { ActivityDeps } from '../activity-deps.ts';
import type { CertificateContext, CertificateVerdict } from '../../certificates/verdict.ts';
import { verifyCertificate } from '../../certificates/verify-certificate.ts';

/** Who is to have signed, and whether the CAs are asked, or staff are to find out for themselves. */
export type Judging<F> = Pick<CertificateContext<F>, 'subjectType' | 'findSignatureFault'> & {
  isStatusAsked: boolean;
};

/**
 * Judges a signer's certificate by the authorities that are configured, now, with what came along with
 * the signature.
 * @throws OutsideSystemError of `ca` when revocation cannot be checked.
 */
export function judgeCertificate<F>(
  { authorities, revocation }: Pick<ActivityDeps, 'authorities' | 'revocation'>,
  chain: Parameters<typeof verifyCertificate>[0],
  { isStatusAsked, ...judging }: Judging<F>,
): Promise<CertificateVerdict<F>> {
  return verifyCertificate(chain, {
    ...judging,
    authorities: authorities(),
    now: new Date(),
    revocation: isStatusAsked ? revocation : null,
  });
}
