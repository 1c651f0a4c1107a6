import { readBoolean, readCount, readSequence, tags } from '../der/read-values.ts';
import type { CertificateFacts } from './certificate-facts.ts';

const id = '2.5.29.19';

/** Whether a certificate is a CA's, and how many may stand below it (RFC 5280 section 4.2.1.9). */
export function readBasicConstraints({ extensions }: Pick<CertificateFacts, 'extensions'>) {
  const value = extensions.get(id)?.value;
  const elements = value ? readSequence(value) : [];
  const authority = elements.find(({ tag }) => tag === tags.boolean);
  const length = elements.find(({ tag }) => tag === tags.integer);
  return {
    isAuthority: authority !== undefined && readBoolean(authority),
    pathLength: length && readCount(length),
  };
}
