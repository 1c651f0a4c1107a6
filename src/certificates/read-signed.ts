import { fromBER } from 'asn1js';
import { AlgorithmIdentifier } from 'pkijs';
import type { Signed } from './verify-signature.ts';
import { DerError, type Element } from './der/read-element.ts';
import { expect, tags } from './der/read-values.ts';

/**
 * What stands behind all that is signed in X.509: the algorithm, and the signature as a BIT STRING.
 * @throws DerError where they are not there.
 */
export function readSigned(
  tbs: Element,
  algorithm: Element | undefined,
  signature: Element | undefined,
): Signed {
  const { contents } = expect(signature, tags.bitString);
  if (contents[0] !== 0) throw new DerError('a signature that is not whole bytes');
  return { tbs: tbs.whole, signature: contents.subarray(1), algorithm: readAlgorithm(algorithm) };
}

function readAlgorithm(element: Element | undefined): AlgorithmIdentifier {
  const { whole } = expect(element, tags.sequence);
  try {
    const { result: schema } = fromBER(Uint8Array.from(whole));
    return new AlgorithmIdentifier({ schema });
  } catch {
    // The library has no error of its own kind.
    throw new DerError('no AlgorithmIdentifier');
  }
}
