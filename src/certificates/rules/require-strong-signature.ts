import { isStrongSignature } from '../signature-strength.ts';
import type { CertificateRule } from './rule.ts';

/** No SHA-1 and no MD5 in the CA's signature. */
export const requireStrongSignature: CertificateRule = ({ signatureAlgorithm }) =>
  isStrongSignature(signatureAlgorithm) ? undefined : 'CertificateSignatureWeak';
