import { requireValidity } from '../../rules/require-validity.ts';
import type { PathRule } from '../path-rule.ts';

/** RFC 5280 section 6.1.3 (a) (2): "the certificate validity period includes the current time". */
export const checkTime: PathRule = ({ facts, now }) =>
  requireValidity(facts.certificate, now) === undefined ? undefined : 'validity';
