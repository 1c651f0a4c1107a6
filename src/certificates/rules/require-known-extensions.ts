import { areCriticalOnesAmong } from '../extensions.ts';
import type { CertificateRule } from './rule.ts';

/** subjectAltName, keyUsage, basicConstraints, certificatePolicies, cRLDistributionPoints, extKeyUsage. */
const known = new Set([
  '2.5.29.17',
  '2.5.29.15',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.31',
  '2.5.29.37',
]);

/** A critical extension that we do not understand may limit what the certificate is good for. */
export const requireKnownExtensions: CertificateRule = (certificate) =>
  areCriticalOnesAmong(certificate, known) ? undefined : 'CertificateNotForSigning';
