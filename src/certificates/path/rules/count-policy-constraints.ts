import type { PathRule } from '../path-rule.ts';
import { readInhibitAnyPolicy, readPolicyConstraints } from '../policies/read-policies.ts';

/**
 * RFC 5280 section 6.1.4 (h) to (j): "if certificate i is not self-issued: if explicit_policy is
 * not 0, decrement [it] by 1", and so policy_mapping and inhibit_anyPolicy; what policyConstraints
 * and inhibitAnyPolicy say makes each smaller, never larger.
 */
export const countPolicyConstraints: PathRule = ({ facts }, state) => {
  if (!facts.isSelfIssued) {
    state.explicitPolicy = Math.max(0, state.explicitPolicy - 1);
    state.policyMapping = Math.max(0, state.policyMapping - 1);
    state.inhibitAnyPolicy = Math.max(0, state.inhibitAnyPolicy - 1);
  }
  const { explicitPolicy = Infinity, mapping = Infinity } = readPolicyConstraints(facts);
  const inhibitAnyPolicy = readInhibitAnyPolicy(facts) ?? Infinity;
  state.explicitPolicy = Math.min(state.explicitPolicy, explicitPolicy);
  state.policyMapping = Math.min(state.policyMapping, mapping);
  state.inhibitAnyPolicy = Math.min(state.inhibitAnyPolicy, inhibitAnyPolicy);
  return undefined;
};
