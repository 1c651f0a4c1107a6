import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Certificate } from 'pkijs';
import { isWithinBounds } from './key-bounds.ts';

/** By the certificate as it was read: its key is taken apart once, however many it has signed. */
const keys = new WeakMap<Certificate, { key: KeyObject | undefined }>();

/** A certificate's key; `undefined` for one that costs too much to compute with, or that nobody reads. */
export function publicKeyOf(certificate: Certificate): KeyObject | undefined {
  const known = keys.get(certificate);
  if (known) return known.key;
  const key = readKey(certificate);
  keys.set(certificate, { key });
  return key;
}

function readKey({ subjectPublicKeyInfo }: Certificate): KeyObject | undefined {
  if (!isWithinBounds(subjectPublicKeyInfo)) return undefined;
  const key = Buffer.from(subjectPublicKeyInfo.toSchema().toBER());
  try {
    return createPublicKey({ key, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
