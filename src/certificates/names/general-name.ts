import { readElements, type Element } from '../der/read-element.ts';
import { contextTag, readAscii } from '../der/read-values.ts';
import { readName, type Name } from './read-name.ts';

/** A GeneralName (RFC 5280 section 4.2.1.6); an address of the internet as hexadecimal digits. */
export type GeneralName =
  | { kind: 'directory'; name: Name }
  | { kind: 'email' | 'dns' | 'uri'; text: string }
  | { kind: 'ip'; digits: string }
  | { kind: 'other'; tag: number; digits: string };

const texts: Readonly<Partial<Record<number, 'email' | 'dns' | 'uri'>>> = {
  [contextTag(1, 'primitive')]: 'email',
  [contextTag(2, 'primitive')]: 'dns',
  [contextTag(6, 'primitive')]: 'uri',
};
const ip = contextTag(7, 'primitive');
const directory = contextTag(4, 'constructed');

/** @throws DerError where its value is not what its tag says. */
export function readGeneralName(element: Element): GeneralName {
  const kind = texts[element.tag];
  if (kind) return { kind, text: readAscii(element) };
  if (element.tag === directory) return { kind: 'directory', name: readName(element.contents) };
  const digits = Buffer.from(element.contents).toString('hex');
  return element.tag === ip ? { kind: 'ip', digits } : { kind: 'other', tag: element.tag, digits };
}

/** The names side by side in these bytes, without the SEQUENCE around them. */
export function readGeneralNames(contents: Uint8Array): GeneralName[] {
  return readElements(contents).map(readGeneralName);
}

/** Whether one of the names is among the others. */
export function haveCommonName(
  names: readonly GeneralName[],
  others: readonly GeneralName[],
): boolean {
  const known = new Set(others.map((name) => JSON.stringify(name)));
  return names.some((name) => known.has(JSON.stringify(name)));
}
