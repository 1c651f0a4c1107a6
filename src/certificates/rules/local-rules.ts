import type { Certificate } from 'pkijs';
import { DerError } from '../der/read-element.ts';
import type { CertificateProblem } from '../verdict.ts';
import { forbidAuthority } from './forbid-authority.ts';
import { forbidSelfSigned } from './forbid-self-signed.ts';
import { requireKeyStrength } from './require-key-strength.ts';
import { requireKnownExtensions } from './require-known-extensions.ts';
import { requireSigningPurpose } from './require-signing-purpose.ts';
import { requireSigningUsage } from './require-signing-usage.ts';
import { requireStrongSignature } from './require-strong-signature.ts';
import { requireValidity } from './require-validity.ts';
import type { CertificateRule } from './rule.ts';

/** In this order: whose and for what a certificate is, how strong it is, and then whether its time is now. */
const localRules: readonly CertificateRule[] = [
  forbidAuthority,
  forbidSelfSigned,
  requireSigningUsage,
  requireSigningPurpose,
  requireKnownExtensions,
  requireStrongSignature,
  requireKeyStrength,
  requireValidity,
];

/** The first thing that is wrong with the citizen's certificate by itself. */
export function findLocalProblem(leaf: Certificate, now: Date): CertificateProblem | undefined {
  try {
    return firstProblem(leaf, now);
  } catch (error) {
    // No CA that is accepted writes what cannot be read.
    if (error instanceof DerError) return 'CertificateUntrusted';
    throw error;
  }
}

function firstProblem(leaf: Certificate, now: Date): CertificateProblem | undefined {
  for (const rule of localRules) {
    const problem = rule(leaf, now);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
