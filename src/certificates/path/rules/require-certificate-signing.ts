import { readOnly } from '../../der/read-element.ts';
import { expect, readBits, tags } from '../../der/read-values.ts';
import type { CertificateFacts } from '../certificate-facts.ts';
import type { PathRule } from '../path-rule.ts';

const keyUsage = '2.5.29.15';
const keyCertSign = 5;

/** RFC 5280 section 6.1.4 (n): "if a key usage extension is present, verify that the keyCertSign bit is set". */
export const requireCertificateSigning: PathRule = ({ facts }) =>
  allowsCertificateSigning(facts) ? undefined : 'key_usage';

/** @throws DerError where the extension cannot be read. */
export function allowsCertificateSigning({ extensions }: Pick<CertificateFacts, 'extensions'>) {
  const value = extensions.get(keyUsage)?.value;
  return !value || readBits(expect(readOnly(value), tags.bitString)).has(keyCertSign);
}
