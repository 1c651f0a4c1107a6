import type { Certificate } from 'pkijs';
import { DerError, readOnly } from './der/read-element.ts';
import { expect, readBits, tags } from './der/read-values.ts';
import { extensionValue } from './extensions.ts';

const keyUsage = '2.5.29.15';
/** Bits of RFC 5280 section 4.2.1.3. */
const bits = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 };

export type Usage = keyof typeof bits;

/**
 * Whether the certificate says that its key is for this; `undefined` where it says nothing at all.
 * What cannot be read allows nothing.
 */
export function allowsUsage(certificate: Certificate, usage: Usage): boolean | undefined {
  const value = extensionValue(certificate, keyUsage);
  if (!value) return undefined;
  try {
    return readBits(expect(readOnly(value), tags.bitString)).has(bits[usage]);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
