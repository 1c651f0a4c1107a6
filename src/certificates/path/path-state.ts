import type { GeneralName } from '../names/general-name.ts';
import type { Name } from '../names/read-name.ts';
import { beginPolicies, type PolicyGraph } from './policies/policy-graph.ts';

/** The inputs of RFC 5280 section 6.1.1 that are a relying party's to choose. */
export type PolicyInputs = {
  /** Dotted OIDs; anyPolicy for whoever does not care. */
  policies: ReadonlySet<string>;
  isExplicitPolicyRequired: boolean;
  isMappingInhibited: boolean;
  isAnyPolicyInhibited: boolean;
};

/** The state variables of RFC 5280 section 6.1.2, which the rules change on their way. */
export type PathState = {
  /** One set for each CA that names any: a name has to be in all of them. */
  permitted: (readonly GeneralName[])[];
  excluded: GeneralName[];
  policies: PolicyGraph;
  explicitPolicy: number;
  policyMapping: number;
  inhibitAnyPolicy: number;
  mostBelow: number;
  issuer: Name;
};

/** `length` is that of the path without its trust anchor. */
export function beginPath(length: number, inputs: PolicyInputs, anchor: Name): PathState {
  return {
    permitted: [],
    excluded: [],
    policies: beginPolicies(),
    explicitPolicy: inputs.isExplicitPolicyRequired ? 0 : length + 1,
    policyMapping: inputs.isMappingInhibited ? 0 : length + 1,
    inhibitAnyPolicy: inputs.isAnyPolicyInhibited ? 0 : length + 1,
    mostBelow: length,
    issuer: anchor,
  };
}
