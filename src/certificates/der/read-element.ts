/** One value of DER (X.690): its tag byte, what is in it, and the whole with tag and length. */
export type Element = { tag: number; contents: Uint8Array; whole: Uint8Array };

/** Bytes that are not DER, or not of the shape that they should have. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** Tag numbers of 31 and more take further bytes: nothing that is read here has any. */
const longTag = 0x1f;
const mostLengthBytes = 4;

/**
 * The element that begins at `at`. Views of the same memory, nothing is copied.
 * @throws DerError where it does not end within the bytes, or its length is not written as DER has it.
 */
export function readElement(bytes: Uint8Array, at = 0): Element {
  const tag = byteAt(bytes, at);
  if ((tag & longTag) === longTag) throw new DerError('a tag of several bytes');
  const { length, start } = readLength(bytes, at + 1);
  const end = start + length;
  if (end > bytes.length) throw new DerError('an element that does not end');
  return { tag, contents: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
}

/** The one element that these bytes are. @throws DerError where there is anything behind it. */
export function readOnly(bytes: Uint8Array): Element {
  const element = readElement(bytes);
  if (element.whole.length !== bytes.length) throw new DerError('bytes behind the end');
  return element;
}

/** The elements side by side in these bytes. */
export function readElements(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readElement(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

function readLength(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = byteAt(bytes, at);
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > mostLengthBytes) throw new DerError('a length that is not definite');
  let length = 0;
  for (let next = 1; next <= count; next += 1) length = length * 256 + byteAt(bytes, at + next);
  const isShortest = length >= 0x80 && byteAt(bytes, at + 1) !== 0;
  if (!isShortest) throw new DerError('a length that is longer than it must be');
  return { length, start: at + 1 + count };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('the bytes end too early');
  return byte;
}
