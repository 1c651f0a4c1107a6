import { DerError, readElements, readOnly, type Element } from './read-element.ts';

/** Tag bytes of the universal types that certificates and lists are made of. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag byte of a context-specific element; `constructed` where other elements are in it. */
export function contextTag(number: number, form: 'primitive' | 'constructed'): number {
  return 0x80 | (form === 'constructed' ? 0x20 : 0) | number;
}

/** The elements in a SEQUENCE that is all of these bytes. */
export function readSequence(bytes: Uint8Array): Element[] {
  return readElements(expect(readOnly(bytes), tags.sequence).contents);
}

/** The element itself. @throws DerError where it has another tag, or is not there. */
export function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new DerError(`no element with the tag ${tag}`);
  return element;
}

/** A BOOLEAN of any tag: DER knows one spelling of TRUE (X.690 section 11.1). */
export function readBoolean({ contents }: Element): boolean {
  const isOne = contents.length === 1 && (contents[0] === 0 || contents[0] === 0xff);
  if (!isOne) throw new DerError('no BOOLEAN');
  return contents[0] === 0xff;
}

/** An INTEGER or ENUMERATED of any tag that counts something. @throws DerError where it is negative. */
export function readCount({ contents }: Element): number {
  const [first] = contents;
  if (first === undefined || first >= 0x80) throw new DerError('no count');
  // What is longer counts further than anything here: it stays the largest number that is exact.
  if (contents.length > 6) return Number.MAX_SAFE_INTEGER;
  return contents.reduce((number, byte) => number * 256 + byte, 0);
}

/** The bits of a BIT STRING of any tag that are set, by their numbers. */
export function readBits({ contents }: Element): Set<number> {
  const [unused, ...bytes] = contents;
  if (unused === undefined || unused > 7) throw new DerError('no BIT STRING');
  const set = new Set<number>();
  for (const [place, byte] of bytes.entries()) {
    for (let bit = 0; bit < 8; bit += 1) {
      if ((byte & (0x80 >> bit)) !== 0) set.add(place * 8 + bit);
    }
  }
  return set;
}

/** An OBJECT IDENTIFIER in dotted form. @throws DerError where its last arc does not end. */
export function readOid(element: Element | undefined): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  let isOpen = true;
  for (const byte of expect(element, tags.oid).contents) {
    arc = arc * 128n + BigInt(byte & 0x7f);
    isOpen = byte >= 0x80;
    if (isOpen) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first, ...others] = arcs;
  if (isOpen || first === undefined) throw new DerError('no OBJECT IDENTIFIER');
  // The first two arcs share a number (X.690 section 8.19.4).
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...others].join('.');
}

/** Text of a type that is ASCII (IA5String), whatever its tag. @throws DerError where it is not. */
export function readAscii({ contents }: Element): string {
  if (contents.some((byte) => byte >= 0x80)) throw new DerError('no ASCII');
  return Buffer.from(contents).toString('latin1');
}

const times: Readonly<Partial<Record<number, RegExp>>> = {
  [tags.utcTime]: /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
  [tags.generalizedTime]: /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/,
};

/** A Time as RFC 5280 section 4.1.2.5 writes it: in UTC, with seconds, of 1950 to 2049 with two digits. */
export function readTime(element: Element | undefined): Date {
  const [, year = '', ...others] = (element && times[element.tag]?.exec(readAscii(element))) ?? [];
  if (year === '') throw new DerError('no time');
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const [month, day, hour, minute, second] = others;
  const time = new Date(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime())) throw new DerError('no time that there is');
  return time;
}
