import { BasicConstraints } from 'pkijs';
import { parsedExtension } from '../extensions.ts';
import type { CertificateRule } from './rule.ts';

const basicConstraints = '2.5.29.19';

/** A CA's own certificate is nobody's signature (RFC 5280 section 4.2.1.9). */
export const forbidAuthority: CertificateRule = (certificate) => {
  const constraints = parsedExtension(certificate, basicConstraints, BasicConstraints);
  return constraints?.cA === true ? 'CertificateOfAuthority' : undefined;
};
