import type { PathFault, PathStep } from '../path-rule.ts';
import type { PathState, PolicyInputs } from '../path-state.ts';
import { anyPolicy, lastLevel, type PolicyGraph } from '../policies/policy-graph.ts';
import { readPolicyConstraints } from '../policies/read-policies.ts';

/**
 * RFC 5280 section 6.1.5 (a), (b) and (g), as of RFC 9618 section 5.6: "if explicit_policy is not
 * 0, decrement [it] by 1"; "if a policy constraints extension is included [...] and
 * requireExplicitPolicy is present and has a value of 0, set the explicit_policy state variable to
 * 0"; then "either the explicit_policy value is greater than 0 or the user-constrained-policy-set
 * is not empty".
 */
export function concludePolicies(
  { facts }: PathStep,
  state: PathState,
  inputs: PolicyInputs,
): PathFault | undefined {
  const isExplicitNow = readPolicyConstraints(facts).explicitPolicy === 0;
  const explicitPolicy = isExplicitNow ? 0 : Math.max(0, state.explicitPolicy - 1);
  return explicitPolicy > 0 || isAnyAccepted(state.policies, inputs) ? undefined : 'policy';
}

function isAnyAccepted(graph: PolicyGraph, { policies }: PolicyInputs): boolean {
  const held = authorityPolicies(graph);
  if (held.size === 0) return false;
  if (policies.has(anyPolicy) || held.has(anyPolicy)) return true;
  return [...policies].some((policy) => held.has(policy));
}

/** The policies in the anchor's own domain: each as it was before anybody mapped it. */
function authorityPolicies(graph: PolicyGraph): Set<string> {
  const held = new Set<string>();
  for (const [place, level] of graph.entries()) {
    const ofAny = graph[place - 1]?.get(anyPolicy);
    for (const [policy, { parents }] of level) {
      if (policy !== anyPolicy && ofAny && parents.has(ofAny)) held.add(policy);
    }
  }
  if (lastLevel(graph).has(anyPolicy)) held.add(anyPolicy);
  return lastLevel(graph).size === 0 ? new Set() : held;
}
