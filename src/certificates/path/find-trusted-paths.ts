import type { Certificate } from 'pkijs';
import type { KnownLinks } from '../memory/known-links.ts';
import { requireKeyStrength } from '../rules/require-key-strength.ts';
import type { CertificatePath } from './certificate-path.ts';
import { findPaths } from './find-paths.ts';
import type { PolicyInputs } from './path-state.ts';
import { anyPolicy } from './policies/policy-graph.ts';
import { selectRelevant } from './select-relevant.ts';
import { findTrustedIssuers } from './trusted-issuers.ts';
import { validatePath } from './validate-path.ts';

/** Any policy will do: what a certificate is good for here is its CA's being configured. */
const anyPolicies: PolicyInputs = {
  policies: new Set([anyPolicy]),
  isExplicitPolicyRequired: false,
  isMappingInhibited: false,
  isAnyPolicyInhibited: false,
};
/** Each of them may be asked for over the network. */
const mostPaths = 4;

type Given = {
  leaf: Certificate;
  intermediates: readonly Certificate[];
  roots: readonly Certificate[];
  now: Date;
  inputs?: PolicyInputs;
  /** What was verified before. */
  links?: KnownLinks | undefined;
};

export type TrustedPaths = {
  /** Those that are valid by RFC 5280 section 6.1, the shortest first. */
  paths: readonly CertificatePath[];
  /** Whether signatures lead to a root at all, be the CAs between in order or not. */
  isAnchored: boolean;
};

/** The paths from the leaf to the roots: every one that may be good is tried before none is. */
export async function findTrustedPaths(given: Given): Promise<TrustedPaths> {
  const { now, inputs = anyPolicies, links } = given;
  const { leaf, certificates, anchors } = selectRelevant(given);
  if (!leaf) return { paths: [], isAnchored: false };
  // The signature on a root proves nothing: it is trusted because it is configured.
  const strong = anchors.filter(({ certificate }) => !requireKeyStrength(certificate, now));
  const issuers = await findTrustedIssuers([leaf, ...certificates], strong, { now, links });
  const paths: CertificatePath[] = [];
  for (const path of findPaths(leaf, issuers, new Set(strong))) {
    if (validatePath(path, { now, inputs }) !== undefined) continue;
    paths.push(path.map(({ certificate }) => certificate));
    if (paths.length === mostPaths) break;
  }
  return { paths, isAnchored: issuers.has(leaf) };
}
