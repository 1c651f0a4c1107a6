import { timingSafeEqual } from 'node:crypto';
import * as asn1js from 'asn1js';
import type * as pkijs from 'pkijs';

const sha256 = '2.16.840.1.101.3.4.2.1';
const contentType = '1.2.840.113549.1.9.3';
const messageDigest = '1.2.840.113549.1.9.4';
/** id-data (RFC 5652 section 4). */
export const plainData = '1.2.840.113549.1.7.1';
const setOf = 0x31;

/**
 * Whether the signed attributes are of plain data whose SHA-256 is the hash: each of the two
 * attributes once, with one value (RFC 5652 sections 11.1 and 11.2).
 */
export function attributesHold(signer: pkijs.SignerInfo, hash: Uint8Array): boolean {
  if (signer.digestAlgorithm.algorithmId !== sha256) return false;
  const type = onlyValue(signer, contentType);
  const digest = onlyValue(signer, messageDigest);
  if (!(type instanceof asn1js.ObjectIdentifier) || type.getValue() !== plainData) return false;
  if (!(digest instanceof asn1js.OctetString)) return false;
  const held = digest.valueBlock.valueHexView;
  return held.byteLength === hash.byteLength && timingSafeEqual(held, hash);
}

/** What was signed: the attributes as they came, under the tag of a SET OF (RFC 5652 section 5.4). */
export function signedBytesOf(signer: pkijs.SignerInfo): Uint8Array {
  const bytes = new Uint8Array(signer.signedAttrs?.encodedValue ?? []).slice();
  bytes[0] = setOf;
  return bytes;
}

function onlyValue({ signedAttrs }: pkijs.SignerInfo, type: string): unknown {
  const found = (signedAttrs?.attributes ?? []).filter((one) => one.type === type);
  const values = found.flatMap((one): unknown[] => one.values);
  return found.length === 1 && values.length === 1 ? values[0] : undefined;
}
