/** 2.5.29.32.0 (RFC 5280 section 4.2.1.4). */
export const anyPolicy = '2.5.29.32.0';

/** Which policies of the next certificate mean the node's own, and from which nodes it came. */
export type PolicyNode = { expected: ReadonlySet<string>; parents: ReadonlySet<PolicyNode> };

/** The nodes of one certificate, by their valid policy. */
export type PolicyLevel = ReadonlyMap<string, PolicyNode>;

/**
 * The valid_policy_graph of RFC 9618 section 5.1: a node for each policy and certificate. The tree
 * of RFC 5280 has one for each way to it, of which a short path can have millions. One level for
 * each certificate, the anchor's first; an empty last level is the graph that is NULL.
 */
export type PolicyGraph = readonly PolicyLevel[];

/** RFC 9618 section 5.3: before the first certificate any policy is good. */
export function beginPolicies(): PolicyGraph {
  return [new Map([[anyPolicy, { expected: new Set([anyPolicy]), parents: new Set() }]])];
}

/** The graph with this level below it, without the nodes that lead no further (section 6.1.3 d 3). */
export function extendGraph(graph: PolicyGraph, level: PolicyLevel): PolicyGraph {
  const kept: PolicyLevel[] = [level];
  for (const above of [...graph].reverse()) {
    const inUse = new Set([...(kept[0]?.values() ?? [])].flatMap(({ parents }) => [...parents]));
    kept.unshift(new Map([...above].filter(([, node]) => inUse.has(node))));
  }
  return kept;
}

/** The nodes of the certificate that was looked at last. */
export function lastLevel(graph: PolicyGraph): PolicyLevel {
  return graph.at(-1) ?? new Map<string, PolicyNode>();
}

export function isNull(graph: PolicyGraph): boolean {
  return lastLevel(graph).size === 0;
}
