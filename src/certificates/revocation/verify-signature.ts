import type { BitString } from 'asn1js';
import { getCrypto, type AlgorithmIdentifier, type Certificate } from 'pkijs';
import { isStrongSignature } from '../signature-strength.ts';

type Signed = { tbs: Uint8Array; signature: BitString; algorithm: AlgorithmIdentifier };

/** Whether these very bytes were signed with the certificate's key, by an algorithm that is not weak. */
export async function isSignedWith(
  { tbs, signature, algorithm }: Signed,
  { subjectPublicKeyInfo }: Certificate,
): Promise<boolean> {
  if (!isStrongSignature(algorithm)) return false;
  // A copy of the bytes alone: element by element a list of 16 MB holds the event loop.
  const data = new Uint8Array(tbs);
  try {
    const crypto = getCrypto(true);
    return await crypto.verifyWithPublicKey(data, signature, subjectPublicKeyInfo, algorithm);
  } catch {
    return false;
  }
}
