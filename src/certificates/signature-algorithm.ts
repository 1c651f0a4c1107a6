import { constants } from 'node:crypto';
import { RSASSAPSSParams, type AlgorithmIdentifier } from 'pkijs';

/** How a signature is verified: the kind of key, Node's name of the hash, and the padding of RSA. */
export type SignatureAlgorithm = {
  key: 'ec' | 'rsa';
  hash: string;
  options: { padding?: number; saltLength?: number };
};

const ec = { key: 'ec', options: {} } as const;
const rsa = { key: 'rsa', options: { padding: constants.RSA_PKCS1_PADDING } } as const;
const rsaPss = '1.2.840.113549.1.1.10';
/** SHA-256, SHA-384, SHA-512 with RSA (RFC 4055), and the same with ECDSA (RFC 5758). */
const strong: ReadonlyMap<string, SignatureAlgorithm> = new Map<string, SignatureAlgorithm>([
  ['1.2.840.113549.1.1.11', { ...rsa, hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { ...rsa, hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { ...rsa, hash: 'sha512' }],
  ['1.2.840.10045.4.3.2', { ...ec, hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { ...ec, hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { ...ec, hash: 'sha512' }],
]);
const sha2 = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** What an algorithm is; `undefined` for one that does not rest on SHA-2: SHA-1, MD5, or not known here. */
export function strongAlgorithm(algorithm: AlgorithmIdentifier): SignatureAlgorithm | undefined {
  return algorithm.algorithmId === rsaPss ? readPss(algorithm) : strong.get(algorithm.algorithmId);
}

/** The mask's hash is the signature's own; parameters that are left out mean SHA-1 (RFC 4055 section 3.1). */
function readPss({ algorithmParams }: AlgorithmIdentifier): SignatureAlgorithm | undefined {
  try {
    const schema: unknown = algorithmParams;
    const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema });
    const hash = sha2.get(hashAlgorithm.algorithmId);
    if (hash === undefined) return undefined;
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return { key: 'rsa', hash, options: { padding, saltLength } };
  } catch {
    return undefined;
  }
}
