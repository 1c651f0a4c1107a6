import type { PathRule } from '../path-rule.ts';
import type { PathState } from '../path-state.ts';
import {
  anyPolicy,
  extendGraph,
  lastLevel,
  type PolicyLevel,
  type PolicyNode,
} from '../policies/policy-graph.ts';
import { readMappings } from '../policies/read-policies.ts';

/**
 * RFC 5280 section 6.1.4 (a) and (b): "verify that the special value anyPolicy does not appear as
 * an issuerDomainPolicy or a subjectDomainPolicy"; "if the policy_mapping variable is greater than
 * 0, for each node [...] where ID-P is the valid_policy, set expected_policy_set to the set of
 * subjectDomainPolicy values"; "if [it] is equal to 0 [...] delete each node".
 */
export const mapPolicies: PathRule = ({ facts }, state) => {
  const mappings = readMappings(facts);
  for (const [issuers, subjects] of mappings) {
    if (issuers === anyPolicy || subjects.has(anyPolicy)) return 'policy_mapping';
  }
  if (mappings.size === 0) return undefined;
  const level = lastLevel(state.policies);
  const mapped = state.policyMapping > 0 ? map(level, mappings) : remove(level, mappings);
  replaceLast(state, mapped);
  return undefined;
};

function map(level: PolicyLevel, mappings: ReadonlyMap<string, Set<string>>): PolicyLevel {
  const ofAny = level.get(anyPolicy);
  const mapped = new Map<string, PolicyNode>(level);
  for (const [policy, expected] of mappings) {
    // One that only anyPolicy allows hangs where anyPolicy does.
    const parents = (level.get(policy) ?? ofAny)?.parents;
    if (parents) mapped.set(policy, { expected, parents });
  }
  return mapped;
}

function remove(level: PolicyLevel, mappings: ReadonlyMap<string, unknown>): PolicyLevel {
  return new Map([...level].filter(([policy]) => !mappings.has(policy)));
}

function replaceLast(state: PathState, level: PolicyLevel): void {
  state.policies = extendGraph(state.policies.slice(0, -1), level);
}
