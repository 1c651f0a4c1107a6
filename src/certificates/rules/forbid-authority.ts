import { readBasicConstraints } from '../basic-constraints.ts';
import type { CertificateRule } from './rule.ts';

/** A CA's own certificate is nobody's signature (RFC 5280 section 4.2.1.9). */
export const forbidAuthority: CertificateRule = (certificate) =>
  readBasicConstraints(certificate).isAuthority ? 'CertificateOfAuthority' : undefined;
