import { authorizationCodeGrant, type Configuration, ResponseBodyError } from 'openid-client';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { type PostIdentity, readIdentity } from './identity.ts';
import { outsideFailure } from './outside-failure.ts';
import { idTokenFlaw, toleranceSeconds, type TokenFlaw } from './token-flaw.ts';

const longestCode = 2_048;
/** Refusals of RFC 6749 section 5.2 that are about what the citizen brought: no try makes it good. */
const ofThisCode = new Set(['invalid_grant', 'invalid_request']);

/** What the browser brought back from the Post. `iss` is of RFC 9207; a client may leave it out. */
export type PostAnswer = { code: string; state: string; iss?: string | undefined };

/** What the flow kept when it sent the browser there. */
export type PostSignInExpected = {
  state: string;
  nonce: string;
  codeVerifier: string;
  redirectUri: string;
};

/** A token that is not what the Post issued for this sign-in. */
export type PostTokenRefused = { outcome: 'refused'; code: TokenFlaw };

export type PostSignIn =
  | { outcome: 'signed_in'; identity: PostIdentity }
  | { outcome: 'refused'; code: Extract<ProblemCode, 'PostSignInFailed' | 'PostStateMismatch'> }
  | PostTokenRefused;

/**
 * Redeems a code (OpenID Connect Core 3.1.3) and checks the ID token: signature by the Post's keys,
 * algorithm, issuer, audience, nonce and time. A code that was used, is too old, or is not of this
 * verifier is `PostSignInFailed`.
 * @throws OutsideSystemError when the Post gives no usable answer.
 */
export async function redeemCode(
  configuration: Configuration,
  answer: PostAnswer,
  expected: PostSignInExpected,
): Promise<PostSignIn> {
  if (answer.state !== expected.state) return { outcome: 'refused', code: 'PostStateMismatch' };
  if (!isCode(answer.code)) return { outcome: 'refused', code: 'PostSignInFailed' };
  const { issuer } = configuration.serverMetadata();
  if ((answer.iss ?? issuer) !== issuer) return tokenRefused('PostTokenIssuerMismatch');
  try {
    const tokens = await authorizationCodeGrant(
      configuration,
      withParameters(expected.redirectUri, { iss: issuer, code: answer.code, state: answer.state }),
      {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      },
    );
    return judgeClaims(tokens.claims());
  } catch (error) {
    if (error instanceof ResponseBodyError && ofThisCode.has(error.error)) {
      return { outcome: 'refused', code: 'PostSignInFailed' };
    }
    const flaw = idTokenFlaw(error);
    if (flaw !== undefined) return tokenRefused(flaw);
    throw outsideFailure(error);
  }
}

export function tokenRefused(code: TokenFlaw): PostTokenRefused {
  return { outcome: 'refused', code };
}

/** RFC 6749 appendix A.11: visible ASCII. */
function isCode(code: string): boolean {
  return /^[\x20-\x7e]+$/.test(code) && code.length <= longestCode;
}

function judgeClaims(claims: { iat: number } | undefined): PostSignIn {
  const now = Date.now();
  // OpenID Connect leaves this one to the client: issued tomorrow is not issued.
  if (claims && claims.iat > now / 1000 + toleranceSeconds)
    return tokenRefused('PostTokenNotYetValid');
  const identity = readIdentity(claims, now);
  return identity ? { outcome: 'signed_in', identity } : tokenRefused('PostTokenIncomplete');
}

function withParameters(redirectUri: string, parameters: Record<string, string>): URL {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
