/** The DER of one value (X.690): its tag byte, its length, and what is in it. */
export function writeElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const inside = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(inside.length), inside]);
}

/** In as few bytes as it takes (section 10.1). */
function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}
