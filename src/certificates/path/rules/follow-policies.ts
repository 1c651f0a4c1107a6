import type { PathRule, PathStep } from '../path-rule.ts';
import type { PathState } from '../path-state.ts';
import {
  anyPolicy,
  extendGraph,
  isNull,
  lastLevel,
  type PolicyLevel,
  type PolicyNode,
} from '../policies/policy-graph.ts';
import { readPolicies } from '../policies/read-policies.ts';

/**
 * RFC 5280 section 6.1.3 (d) to (f), with the graph of RFC 9618 section 5.4: "if the certificate
 * policies extension is present [...] process the policy information"; "(e) if the certificate
 * policies extension is not present, set the valid_policy_tree to NULL"; "(f) verify that either
 * explicit_policy is greater than 0 or the valid_policy_tree is not equal to NULL".
 */
export const followPolicies: PathRule = (step, state) => {
  const policies = readPolicies(step.facts);
  const level = policies ? levelOf(policies, step, state) : new Map<string, PolicyNode>();
  state.policies = extendGraph(state.policies, level);
  return state.explicitPolicy > 0 || !isNull(state.policies) ? undefined : 'policy';
};

function levelOf(
  policies: ReadonlySet<string>,
  { facts, isLast }: PathStep,
  { policies: graph, inhibitAnyPolicy }: PathState,
): PolicyLevel {
  const above = lastLevel(graph);
  const expecting = indexByExpected(above);
  const ofAny = above.get(anyPolicy);
  const level = new Map<string, PolicyNode>();
  const add = (policy: string, parents: readonly PolicyNode[] | undefined) => {
    if (!parents || level.has(policy)) return;
    level.set(policy, { expected: new Set([policy]), parents: new Set(parents) });
  };
  // (d) (1): what is expected, else what hangs below anyPolicy.
  for (const policy of policies) {
    if (policy !== anyPolicy) add(policy, expecting.get(policy) ?? (ofAny && [ofAny]));
  }
  // (d) (2): anyPolicy stands for all that is expected and was not named.
  const isAnyTaken = inhibitAnyPolicy > 0 || (!isLast && facts.isSelfIssued);
  if (policies.has(anyPolicy) && isAnyTaken) {
    for (const [policy, parents] of expecting) add(policy, parents);
  }
  return level;
}

function indexByExpected(level: PolicyLevel): Map<string, PolicyNode[]> {
  const index = new Map<string, PolicyNode[]>();
  for (const node of level.values()) {
    for (const policy of node.expected) {
      const nodes = index.get(policy);
      if (nodes) nodes.push(node);
      else index.set(policy, [node]);
    }
  }
  return index;
}
