import { strongAlgorithm } from '../signature-algorithm.ts';
import type { CertificateRule } from './rule.ts';

/** No SHA-1 and no MD5 in the CA's signature. */
export const requireStrongSignature: CertificateRule = ({ signatureAlgorithm }) =>
  strongAlgorithm(signatureAlgorithm) ? undefined : 'CertificateSignatureWeak';
