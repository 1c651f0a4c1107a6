import { allowsUsage } from '../key-usage.ts';
import type { CertificateRule } from './rule.ts';

/** Key usage must be there, with digitalSignature or nonRepudiation (RFC 5280 section 4.2.1.3). */
export const requireSigningUsage: CertificateRule = (certificate) => {
  const isForSigning =
    allowsUsage(certificate, 'digitalSignature') === true ||
    allowsUsage(certificate, 'nonRepudiation') === true;
  return isForSigning ? undefined : 'CertificateNotForSigning';
};
