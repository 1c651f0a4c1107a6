import { readBasicConstraints } from '../../basic-constraints.ts';
import type { PathRule } from '../path-rule.ts';

/**
 * RFC 5280 section 6.1.4 (k): "if certificate i is a version 3 certificate, verify that the
 * basicConstraints extension is present and that cA is set to TRUE". Of the versions before there
 * is no other means to verify it, so that they are refused.
 */
export const requireAuthority: PathRule = ({ facts }) =>
  readBasicConstraints(facts.certificate).isAuthority ? undefined : 'not_an_authority';
