import { isSelfIssued } from '../names/names-of.ts';
import type { CertificateRule } from './rule.ts';

/** Who issues a certificate to himself vouches for nobody (RFC 5280 section 3.2: self-issued). */
export const forbidSelfSigned: CertificateRule = (certificate) =>
  isSelfIssued(certificate) ? 'CertificateSelfSigned' : undefined;
