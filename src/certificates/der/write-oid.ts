import { writeElement } from './write-element.ts';
import { tags } from './read-values.ts';

/** The DER of an OBJECT IDENTIFIER in dotted form (X.690 section 8.19). */
export function writeOid(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...arcs] = dotted.split('.').map(Number);
  return writeElement(
    tags.oid,
    Uint8Array.from([root * 40 + second, ...arcs].flatMap((arc) => toBase128(arc))),
  );
}

/** Seven bits a byte, each but the last with the bit that says that there is more. */
function toBase128(arc: number): number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift(0x80 | (rest % 128));
  }
  return bytes;
}
