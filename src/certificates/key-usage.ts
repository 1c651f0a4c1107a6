import { BitString } from 'asn1js';
import type { Certificate } from 'pkijs';
import { parsedExtension } from './extensions.ts';

const keyUsage = '2.5.29.15';
/** Bits of the first byte (RFC 5280 section 4.2.1.3). */
const bits = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04, cRLSign: 0x02 };

export type Usage = keyof typeof bits;

/** Whether the certificate says that its key is for this; `undefined` where it says nothing at all. */
export function allowsUsage(certificate: Certificate, usage: Usage): boolean | undefined {
  const first = parsedExtension(certificate, keyUsage, BitString)?.valueBlock.valueHexView[0];
  return first === undefined ? undefined : (first & bits[usage]) !== 0;
}
