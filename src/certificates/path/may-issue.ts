import { readBasicConstraints } from '../basic-constraints.ts';
import { DerError } from '../der/read-element.ts';
import { allowsUsage } from '../key-usage.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/**
 * Whether a certificate is one of a CA whose key is strong enough: only with such is it worth
 * while, and safe, to compute (RFC 5280 section 6.1.4 k and n).
 */
export function mayIssue({ certificate }: CertificateFacts, now: Date): boolean {
  try {
    const isAuthority = readBasicConstraints(certificate).isAuthority;
    const isForCertificates = allowsUsage(certificate, 'keyCertSign') !== false;
    return isAuthority && isForCertificates && requireKeyStrength(certificate, now) === undefined;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
