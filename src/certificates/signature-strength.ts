import { RSASSAPSSParams, type AlgorithmIdentifier } from 'pkijs';

/** SHA-256, SHA-384, SHA-512 with RSA, and the same with ECDSA. */
const strong = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const rsaPss = '1.2.840.113549.1.1.10';
const sha2 = new Set([
  '2.16.840.1.101.3.4.2.1',
  '2.16.840.1.101.3.4.2.2',
  '2.16.840.1.101.3.4.2.3',
]);

/** Whether a signature rests on SHA-2: SHA-1, MD5 and whatever is not known here do not count. */
export function isStrongSignature(algorithm: AlgorithmIdentifier): boolean {
  if (algorithm.algorithmId !== rsaPss) return strong.has(algorithm.algorithmId);
  try {
    // Parameters that are left out mean SHA-1 (RFC 4055 section 3.1).
    const schema: unknown = algorithm.algorithmParams;
    const { hashAlgorithm } = new RSASSAPSSParams({ schema });
    return sha2.has(hashAlgorithm.algorithmId);
  } catch {
    return false;
  }
}
