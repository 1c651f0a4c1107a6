import type { CertificateIdentity } from '../../activities/certificate/verdict.ts';
import type { CertificateShown } from '../../domain/authentication-method.ts';

/** What is kept of a certificate that an account may sign in with. */
export function certificateOf({ serial, issuer, notAfter }: CertificateIdentity): CertificateShown {
  return { serial, issuer, notAfter };
}
