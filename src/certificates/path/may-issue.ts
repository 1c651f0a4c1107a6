import { DerError } from '../der/read-element.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import { readBasicConstraints } from './basic-constraints.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { allowsCertificateSigning } from './rules/require-certificate-signing.ts';

/**
 * Whether a certificate is one of a CA whose key is strong enough: only with such is it worth
 * while, and safe, to compute (RFC 5280 section 6.1.4 k and n).
 */
export function mayIssue(facts: CertificateFacts, now: Date): boolean {
  try {
    const isAuthority = readBasicConstraints(facts).isAuthority && allowsCertificateSigning(facts);
    return isAuthority && requireKeyStrength(facts.certificate, now) === undefined;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
