import type { KeyObject } from 'node:crypto';
import { publicKeyOf } from '../public-key.ts';
import type { CertificateRule } from './rule.ts';

const shortestRsaBits = 2048;
/** NIST's curves of 256 bits and more. */
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** RSA of 2048 bits or more, or EC of 256 bits or more; and none that is too costly to compute with. */
export const requireKeyStrength: CertificateRule = (certificate) =>
  isStrong(publicKeyOf(certificate)) ? undefined : 'CertificateKeyWeak';

function isStrong(key: KeyObject | undefined): boolean {
  const { modulusLength = 0, namedCurve = '' } = key?.asymmetricKeyDetails ?? {};
  if (key?.asymmetricKeyType === 'ec') return curves.has(namedCurve);
  return key?.asymmetricKeyType === 'rsa' && modulusLength >= shortestRsaBits;
}
