import { BaseStringBlock } from 'asn1js';
import type { RelativeDistinguishedNames } from 'pkijs';

/** Attribute types of a subject that are read here. */
export const attributeTypes = { commonName: '2.5.4.3', uid: '0.9.2342.19200300.100.1.1' } as const;

/**
 * The values of one attribute of a name, in their order, from its ASN.1 and whatever their string
 * type. A value that is no string (X.501 leaves every type open) is an empty one: it says nothing.
 */
export function attributeValues(
  name: RelativeDistinguishedNames,
  type: keyof typeof attributeTypes,
): string[] {
  return name.typesAndValues
    .filter((attribute) => attribute.type === attributeTypes[type])
    .map(({ value }) => cleanText(textOf(value)));
}

/** Any ASN.1 at all may stand here, whatever the library's types say. */
function textOf(value: unknown): string {
  return value instanceof BaseStringBlock ? value.getValue() : '';
}

/** NFC with single spaces. */
function cleanText(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}
