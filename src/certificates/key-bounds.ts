import { fromBER, Integer, ObjectIdentifier, Sequence } from 'asn1js';
import type { PublicKeyInfo } from 'pkijs';

const rsaKeys = new Set(['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']);
const ecKey = '1.2.840.10045.2.1';
/** Nothing longer is certified anywhere for people, and a verification stays below a millisecond. */
const longestModulusBits = 4096;
/** 65537 is what everybody has; Windows takes no more than 32 bits, and each bit costs a squaring. */
const longestExponentBits = 32;

/**
 * Whether computing with a key costs what it should, read from its ASN.1 before any library computes:
 * RSA with a modulus of at most 4096 bits and an odd exponent of 2 to 32 bits (an exponent as long as
 * the modulus costs a hundred times as much); EC on a curve that is named, never spelt out (RFC 5480
 * section 2.1.1). Whether a key is strong enough is another question.
 */
export function isWithinBounds({ algorithm, subjectPublicKey }: PublicKeyInfo): boolean {
  const params: unknown = algorithm.algorithmParams;
  if (algorithm.algorithmId === ecKey) return params instanceof ObjectIdentifier;
  if (!rsaKeys.has(algorithm.algorithmId)) return false;
  const { result } = fromBER(Uint8Array.from(subjectPublicKey.valueBlock.valueHexView));
  if (!(result instanceof Sequence)) return false;
  const [modulus, exponent] = result.valueBlock.value.map(magnitudeOf);
  if (!modulus || !exponent || bitsOf(modulus) > longestModulusBits) return false;
  const isOdd = ((exponent.at(-1) ?? 0) & 1) === 1;
  return isOdd && bitsOf(exponent) >= 2 && bitsOf(exponent) <= longestExponentBits;
}

/** Bytes of a positive number without zeros before them; `undefined` for what is none. */
function magnitudeOf(value: unknown): Uint8Array | undefined {
  if (!(value instanceof Integer)) return undefined;
  const bytes = value.valueBlock.valueHexView;
  if (((bytes[0] ?? 0x80) & 0x80) !== 0) return undefined;
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
}

function bitsOf(bytes: Uint8Array): number {
  return bytes.length * 8 - (Math.clz32(bytes[0] ?? 0) - 24);
}
