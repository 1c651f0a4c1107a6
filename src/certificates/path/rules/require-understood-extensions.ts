import type { PathRule } from '../path-rule.ts';

/** What the rules beside this one process, and what they may leave to others. */
const ofAll = [
  '2.5.29.15', // keyUsage
  '2.5.29.17', // subjectAltName
  '2.5.29.19', // basicConstraints
  '2.5.29.30', // nameConstraints
  '2.5.29.31', // cRLDistributionPoints
  '2.5.29.32', // certificatePolicies
  '2.5.29.33', // policyMappings
  '2.5.29.36', // policyConstraints
  '2.5.29.54', // inhibitAnyPolicy
];
/** extKeyUsage of the last certificate is its user's to look at. */
const ofLast = new Set([...ofAll, '2.5.29.37']);
const ofAuthority = new Set(ofAll);

/**
 * RFC 5280 sections 6.1.4 (o) and 6.1.5 (f): "recognize and process any other critical extension
 * present in the certificate"; "if any critical extension [...] is not recognized or can not be
 * processed, fail".
 */
export const requireUnderstoodExtensions: PathRule = ({ facts, isLast }) => {
  const known = isLast ? ofLast : ofAuthority;
  const areKnown = [...facts.extensions].every(([id, { critical }]) => !critical || known.has(id));
  return areKnown ? undefined : 'unknown_extension';
};
