import type { X509Certificate } from 'node:crypto';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import { algorithms, isFor, type Algorithm } from './algorithms.ts';
import { findFormProblem } from './find-form-problem.ts';
import { isSignedOver } from './is-signed-over.ts';
import { nearOrigins } from './near-origins.ts';
import { decodeBase64, publicKeyOf, readSigner } from './read-signer.ts';
import type { AuthTokenReading, ExpectedToken, UsbProblem } from './verdict.ts';

/** Minor versions only add: all of the first major version are read alike. */
const knownFormat = /^web-eid:1\.(0|[1-9]\d*)$/;

/**
 * Reads a Web eID authentication token (Web eID system architecture, "Token format"): the certificate
 * that came along, and how to find whether its key made the token over an origin and nonce. Cheap
 * rules alone; nothing is computed with the key before that is asked for, which is to be done once
 * the certificate is trusted. No clock, no network. Whether the nonce is still good for the flow is
 * another question.
 */
export function readAuthToken(token: WebEidToken): AuthTokenReading {
  if (!knownFormat.test(token.format)) return refused('UsbTokenFormatUnknown');
  if (token.algorithm.toLowerCase() === 'none') return refused('UsbTokenUnsigned');
  const algorithm = algorithms.get(token.algorithm);
  if (!algorithm) return refused('UsbAlgorithmForbidden');

  const leaf = decodeBase64(token.unverifiedCertificate);
  const bytes = decodeBase64(token.signature);
  if (!leaf || !bytes) return refused('UsbTokenMalformed');
  const signer = readSigner(leaf);
  if (!signer) return refused('UsbCertificateMalformed');
  return {
    ok: true,
    leaf: Uint8Array.from(leaf),
    findFault: (expected) => findFault({ algorithm, signer, bytes }, expected),
  };
}

type Signed = { algorithm: Algorithm; signer: X509Certificate; bytes: Buffer };
type IsOver = (origin: string, nonce: string) => Promise<boolean>;

async function findFault(
  { algorithm, signer, bytes }: Signed,
  expected: ExpectedToken,
): Promise<UsbProblem | undefined> {
  const key = publicKeyOf(signer);
  if (!key || !isFor(algorithm, key)) return 'UsbAlgorithmMismatch';
  const formProblem = findFormProblem(algorithm, bytes);
  if (formProblem !== undefined) return formProblem;
  const isOver: IsOver = (origin, nonce) => isSignedOver({ algorithm, key, bytes }, origin, nonce);
  if (await isOver(expected.origin, expected.nonce)) return undefined;
  return explain(isOver, expected);
}

/** What else was signed shows only by trying: an answer that came late, an origin almost right. */
async function explain(
  isOver: IsOver,
  { origin, nonce, earlierNonces = [] }: ExpectedToken,
): Promise<UsbProblem> {
  for (const earlier of earlierNonces) {
    if (await isOver(origin, earlier)) return 'UsbChallengeUsed';
  }
  for (const near of nearOrigins(origin)) {
    if (await isOver(near, nonce)) return 'UsbOriginMismatch';
  }
  return 'UsbSignatureInvalid';
}

function refused(code: UsbProblem): AuthTokenReading {
  return { ok: false, code };
}
