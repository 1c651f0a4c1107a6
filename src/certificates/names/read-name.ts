import { DerError, readElements, type Element } from '../der/read-element.ts';
import { expect, readOid, readSequence, tags } from '../der/read-values.ts';
import { readText } from './read-text.ts';

/**
 * A distinguished name as one text for each of its relative names, in their order: two names are
 * the same, and one is within another, as these texts are (RFC 5280 section 7.1).
 */
export type Name = readonly string[];

/** Reads the DER of a Name. @throws DerError where it is none. */
export function readName(der: Uint8Array): Name {
  return readSequence(der).map((relative) => readRelativeName(expect(relative, tags.set).contents));
}

/** Reads what is in a RelativeDistinguishedName. @throws DerError where there is no attribute in it. */
export function readRelativeName(contents: Uint8Array): string {
  const attributes = readElements(contents).map(readAttribute);
  if (attributes.length === 0) throw new DerError('a relative name without an attribute');
  // A set has no order: its parts are compared in one that depends on what is in them alone.
  return JSON.stringify(attributes.sort());
}

export function areSameNames(one: Name, other: Name): boolean {
  return one.length === other.length && isWithin(one, other);
}

/** Whether a name stands in the subtree below another, or is that one (RFC 5280 section 7.1). */
export function isWithin(name: Name, base: Name): boolean {
  return base.every((relative, place) => relative === name[place]);
}

function readAttribute({ whole }: Element): string {
  const [type, value, ...others] = readSequence(whole);
  const text = value && readText(value);
  const isText = text !== undefined && others.length === 0;
  // What is no text is only the same as the very same bytes.
  const shown = isText ? ['text', text] : ['bytes', Buffer.from(whole).toString('hex')];
  return JSON.stringify([readOid(type), ...shown]);
}
