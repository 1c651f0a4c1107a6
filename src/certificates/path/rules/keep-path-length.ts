import { readBasicConstraints } from '../../basic-constraints.ts';
import type { PathRule } from '../path-rule.ts';

/**
 * RFC 5280 section 6.1.4 (l) and (m): "if the certificate was not self-issued, verify that
 * max_path_length is greater than zero and decrement max_path_length by 1"; "if pathLenConstraint
 * is present in the certificate and is less than max_path_length, set [it] to the value".
 */
export const keepPathLength: PathRule = ({ facts }, state) => {
  if (!facts.isSelfIssued) {
    if (state.mostBelow <= 0) return 'path_length';
    state.mostBelow -= 1;
  }
  const { pathLength = Infinity } = readBasicConstraints(facts.certificate);
  state.mostBelow = Math.min(state.mostBelow, pathLength);
  return undefined;
};
