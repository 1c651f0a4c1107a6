import { DerError, readOnly } from '../../der/read-element.ts';
import { expect, tags } from '../../der/read-values.ts';

/** A CRLNumber or BaseCRLNumber (RFC 5280 sections 5.2.3, 5.2.4), of up to 20 bytes. */
export function readNumber(value: Uint8Array | undefined): bigint | undefined {
  if (!value) return undefined;
  const { contents } = expect(readOnly(value), tags.integer);
  const [first] = contents;
  if (first === undefined || first >= 0x80) throw new DerError('no number of a list');
  return BigInt(`0x${Buffer.from(contents).toString('hex')}`);
}
