import type { CertificateFacts } from './certificate-facts.ts';
import type { PathState } from './path-state.ts';

/** Why a path is not valid, by what it is about. */
export type PathFault =
  | 'malformed'
  | 'name_chain'
  | 'validity'
  | 'name_constraints'
  | 'policy'
  | 'policy_mapping'
  | 'not_an_authority'
  | 'path_length'
  | 'key_usage'
  | 'unknown_extension';

export type PathStep = { facts: CertificateFacts; isLast: boolean; now: Date };

/**
 * One rule of RFC 5280 section 6.1 for one certificate of a path, from the trust anchor down: says
 * what is wrong, and brings the state forward. @throws DerError where an extension cannot be read.
 */
export type PathRule = (step: PathStep, state: PathState) => PathFault | undefined;
