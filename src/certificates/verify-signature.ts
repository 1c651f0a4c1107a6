import type { AlgorithmIdentifier, Certificate } from 'pkijs';
import { publicKeyOf } from './public-key.ts';
import { strongAlgorithm } from './signature-algorithm.ts';
import { verifyOffLoop } from './verify-off-loop.ts';

/** What was signed, as it came, and the bytes of the signature. */
export type Signed = { tbs: Uint8Array; signature: Uint8Array; algorithm: AlgorithmIdentifier };

/** Whether these very bytes were signed with the certificate's key, by an algorithm that is not weak. */
export async function isSignedWith(
  { tbs, signature, algorithm }: Signed,
  certificate: Certificate,
): Promise<boolean> {
  const by = strongAlgorithm(algorithm);
  const key = publicKeyOf(certificate);
  if (!by || key?.asymmetricKeyType !== by.key) return false;
  return verifyOffLoop(by.hash, tbs, { key, ...by.options }, signature);
}

/** What the CA has signed of a certificate. */
export function signedOf(certificate: Certificate): Signed {
  const { tbsView, signatureValue, signatureAlgorithm } = certificate;
  return {
    tbs: tbsView,
    signature: signatureValue.valueBlock.valueHexView,
    algorithm: signatureAlgorithm,
  };
}
