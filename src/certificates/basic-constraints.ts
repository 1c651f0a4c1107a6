import type { Certificate } from 'pkijs';
import { readBoolean, readCount, readSequence, tags } from './der/read-values.ts';
import { extensionValue } from './extensions.ts';

const basicConstraints = '2.5.29.19';

/**
 * Whether a certificate is a CA's, and how many may stand below it (RFC 5280 section 4.2.1.9).
 * @throws DerError where the extension cannot be read.
 */
export function readBasicConstraints(certificate: Certificate) {
  const value = extensionValue(certificate, basicConstraints);
  const elements = value ? readSequence(value) : [];
  const authority = elements.find(({ tag }) => tag === tags.boolean);
  const length = elements.find(({ tag }) => tag === tags.integer);
  return {
    isAuthority: authority !== undefined && readBoolean(authority),
    pathLength: length && readCount(length),
  };
}
