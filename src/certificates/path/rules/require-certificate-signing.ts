import { allowsUsage } from '../../key-usage.ts';
import type { PathRule } from '../path-rule.ts';

/** RFC 5280 section 6.1.4 (n): "if a key usage extension is present, verify that the keyCertSign bit is set". */
export const requireCertificateSigning: PathRule = ({ facts }) =>
  allowsUsage(facts.certificate, 'keyCertSign') === false ? 'key_usage' : undefined;
