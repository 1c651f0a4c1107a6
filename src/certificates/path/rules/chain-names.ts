import { areSameNames } from '../../names/read-name.ts';
import type { PathRule } from '../path-rule.ts';

/**
 * RFC 5280 section 6.1.3 (a) (4): "the certificate issuer name is the working_issuer_name", which
 * 6.1.4 (c) makes the subject of each certificate in turn.
 */
export const chainNames: PathRule = ({ facts }, state) => {
  if (!areSameNames(facts.issuer, state.issuer)) return 'name_chain';
  state.issuer = facts.subject;
  return undefined;
};
