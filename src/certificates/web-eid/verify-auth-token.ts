import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';
import { algorithms, isFor } from './algorithms.ts';
import { findFormProblem } from './find-form-problem.ts';
import { isSignedOver } from './is-signed-over.ts';
import { nearOrigins } from './near-origins.ts';
import { decodeBase64, publicKeyOf, readSigner } from './read-signer.ts';
import type { AuthTokenVerdict, ExpectedToken, UsbProblem } from './verdict.ts';

/** Minor versions only add: all of the first major version are read alike. */
const knownFormat = /^web-eid:1\.(0|[1-9]\d*)$/;

/**
 * Whether a Web eID authentication token was made over this origin and nonce, with the key of the
 * certificate that came along (Web eID system architecture, "Token format"). Cheap rules first; no
 * clock, no network. What the certificate is worth is for `verifyCertificate` to say, and whether
 * the nonce is still good for the flow.
 */
export function verifyAuthToken(token: WebEidToken, expected: ExpectedToken): AuthTokenVerdict {
  if (!knownFormat.test(token.format)) return refused('UsbTokenFormatUnknown');
  if (token.algorithm.toLowerCase() === 'none') return refused('UsbTokenUnsigned');
  const algorithm = algorithms.get(token.algorithm);
  if (!algorithm) return refused('UsbAlgorithmForbidden');

  const leaf = decodeBase64(token.unverifiedCertificate);
  const bytes = decodeBase64(token.signature);
  if (!leaf || !bytes) return refused('UsbTokenMalformed');
  const signer = readSigner(leaf);
  if (!signer) return refused('UsbCertificateMalformed');

  const key = publicKeyOf(signer);
  if (!key || !isFor(algorithm, key)) return refused('UsbAlgorithmMismatch');
  const formProblem = findFormProblem(algorithm, bytes);
  if (formProblem !== undefined) return refused(formProblem);

  const isOver: IsOver = (origin, nonce) => isSignedOver({ algorithm, key, bytes }, origin, nonce);
  if (isOver(expected.origin, expected.nonce)) return { ok: true, leaf: Uint8Array.from(leaf) };
  return refused(explain(isOver, expected));
}

type IsOver = (origin: string, nonce: string) => boolean;

/** What else was signed shows only by trying: an answer that came late, an origin almost right. */
function explain(isOver: IsOver, { origin, nonce, earlierNonces = [] }: ExpectedToken): UsbProblem {
  if (earlierNonces.some((earlier) => isOver(origin, earlier))) return 'UsbChallengeUsed';
  if (nearOrigins(origin).some((near) => isOver(near, nonce))) return 'UsbOriginMismatch';
  return 'UsbSignatureInvalid';
}

function refused(code: UsbProblem): AuthTokenVerdict {
  return { ok: false, code };
}
