import { Utf8String } from 'asn1js';
import { AttributeTypeAndValue, RelativeDistinguishedNames } from 'pkijs';

/** Attribute types of names here (RFC 4519). */
const types = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  uid: '0.9.2342.19200300.100.1.1',
} as const;

export type NameAttribute = readonly [type: keyof typeof types, value: string];

/** A distinguished name of UTF-8 strings, in the order given. */
export function createName(attributes: readonly NameAttribute[]): RelativeDistinguishedNames {
  const typesAndValues = attributes.map(
    ([type, value]) =>
      new AttributeTypeAndValue({ type: types[type], value: new Utf8String({ value }) }),
  );
  return new RelativeDistinguishedNames({ typesAndValues });
}
