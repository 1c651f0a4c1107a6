import { DerError } from '../der/read-element.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { PathFault, PathRule, PathStep } from './path-rule.ts';
import { beginPath, type PathState, type PolicyInputs } from './path-state.ts';
import { chainNames } from './rules/chain-names.ts';
import { checkNames } from './rules/check-names.ts';
import { checkTime } from './rules/check-time.ts';
import { concludePolicies } from './rules/conclude-policies.ts';
import { countPolicyConstraints } from './rules/count-policy-constraints.ts';
import { followPolicies } from './rules/follow-policies.ts';
import { keepPathLength } from './rules/keep-path-length.ts';
import { mapPolicies } from './rules/map-policies.ts';
import { narrowNames } from './rules/narrow-names.ts';
import { requireAuthority } from './rules/require-authority.ts';
import { requireCertificateSigning } from './rules/require-certificate-signing.ts';
import { requireUnderstoodExtensions } from './rules/require-understood-extensions.ts';

/** RFC 5280 section 6.1.3, for each certificate; signatures were verified where the path was built. */
const basicRules: readonly PathRule[] = [checkTime, chainNames, checkNames, followPolicies];
/** Section 6.1.4 (a) to (o), for each but the last. */
const rulesOfAuthorities: readonly PathRule[] = [
  mapPolicies,
  narrowNames,
  countPolicyConstraints,
  requireAuthority,
  keepPathLength,
  requireCertificateSigning,
];

type Given = { now: Date; inputs: PolicyInputs };

/**
 * What is wrong with a path by RFC 5280 section 6.1, the trust anchor last; `undefined` when nothing
 * is. The anchor is held to its own validity, length and names as well (RFC 5937 section 3.2).
 */
export function validatePath(
  path: readonly CertificateFacts[],
  { now, inputs }: Given,
): PathFault | undefined {
  const [anchor, ...certificates] = [...path].reverse();
  if (!anchor) return 'name_chain';
  const state = beginPath(certificates.length, inputs, anchor.subject);
  try {
    const ofAnchor = { facts: anchor, isLast: false, now };
    const fault = firstFault([checkTime, narrowNames, keepAnchorLength], ofAnchor, state);
    return fault ?? followCertificates(certificates, state, { now, inputs });
  } catch (error) {
    if (error instanceof DerError) return 'malformed';
    throw error;
  }
}

/** The anchor is no certificate of the path: it takes up none of its own length. */
const keepAnchorLength: PathRule = ({ facts, ...step }, state) =>
  keepPathLength({ ...step, facts: { ...facts, isSelfIssued: true } }, state);

function followCertificates(
  certificates: readonly CertificateFacts[],
  state: PathState,
  { now, inputs }: Given,
): PathFault | undefined {
  for (const [place, facts] of certificates.entries()) {
    const isLast = place === certificates.length - 1;
    const step = { facts, isLast, now };
    const rules = isLast ? basicRules : [...basicRules, ...rulesOfAuthorities];
    const fault = firstFault([...rules, requireUnderstoodExtensions], step, state);
    if (fault !== undefined) return fault;
    if (isLast) return concludePolicies(step, state, inputs);
  }
  return undefined;
}

function firstFault(
  rules: readonly PathRule[],
  step: PathStep,
  state: PathState,
): PathFault | undefined {
  for (const rule of rules) {
    const fault = rule(step, state);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
