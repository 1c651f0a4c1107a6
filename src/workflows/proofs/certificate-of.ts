import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { CertificateShown } from '../../domain/account/authentication-method.ts';

/** What is kept of a certificate that an account may sign in with. */
export function certificateOf({ serial, issuer, notAfter }: CertificateIdentity): CertificateShown {
  return { serial, issuer, notAfter };
}
