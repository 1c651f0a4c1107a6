import type { Element } from '../der/read-element.ts';

type Decode = (contents: Uint8Array) => string;

const latin1: Decode = (contents) => Buffer.from(contents).toString('latin1');
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf16 = new TextDecoder('utf-16be', { fatal: true, ignoreBOM: true });

/** UTF8String, NumericString, PrintableString, TeletexString, IA5String, VisibleString, BMPString. */
const decoders: Readonly<Partial<Record<number, Decode>>> = {
  0x0c: (contents) => utf8.decode(contents),
  0x12: latin1,
  0x13: latin1,
  0x14: latin1,
  0x16: latin1,
  0x1a: latin1,
  0x1e: (contents) => utf16.decode(contents),
};

/**
 * The text of a string in the form in which texts of names are compared: whatever its type, without
 * case, signs that nobody sees, and spaces that do not count (RFC 5280 section 7.1, which takes
 * sections 2.2 to 2.6 of RFC 4518). `undefined` for what is no string, or not one of its own type.
 */
export function readText({ tag, contents }: Element): string | undefined {
  try {
    const text = decoders[tag]?.(contents);
    return text === undefined ? undefined : prepare(text);
  } catch {
    return undefined;
  }
}

function prepare(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085]/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\u034f\u180b-\u180d\ufe00-\ufe0f\ufffc]/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\p{Z}+/gu, ' ')
    .trim();
}
