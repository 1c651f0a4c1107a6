import { type JWTPayload, jwtVerify } from 'jose';
import { authorizationCodeGrant, ResponseBodyError } from 'openid-client';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { clockToleranceSeconds } from '../clock-tolerance.ts';
import { type PostIdentity, readIdentity } from './identity.ts';
import { outsideFailure } from './outside-failure.ts';
import type { Provider } from './provider.ts';
import { idTokenFlaw, jwtFlaw, type TokenFlaw } from './token-flaw.ts';

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
 * ID tokens of codes that are spent and of which we could not say yet by which key they are signed,
 * by code and nonce: the same call again goes on with the token.
 */
export type UnjudgedTokens = Map<string, string>;

type Redeeming = Pick<Provider, 'configuration' | 'keys'> & { unjudged: UnjudgedTokens };

const mostUnjudged = 1_000;

/**
 * Redeems a code (OpenID Connect Core 3.1.3) and checks the ID token: signature by the Post's keys,
 * algorithm, issuer, audience, nonce and time. The keys are had first, since a code can be spent
 * once. A code that was used, is too old, or is not of this verifier is `PostSignInFailed`.
 * @throws OutsideSystemError when the Post gives no usable answer.
 */
export async function redeemCode(
  post: Redeeming,
  answer: PostAnswer,
  expected: PostSignInExpected,
): Promise<PostSignIn> {
  if (answer.state !== expected.state) return { outcome: 'refused', code: 'PostStateMismatch' };
  if (!isCode(answer.code)) return { outcome: 'refused', code: 'PostSignInFailed' };
  const { issuer } = post.configuration.serverMetadata();
  if ((answer.iss ?? issuer) !== issuer) return tokenRefused('PostTokenIssuerMismatch');
  const name = `${answer.code} ${expected.nonce}`;
  try {
    const token = post.unjudged.get(name) ?? (await idTokenOf(post, answer, expected));
    // Until its key is known: a code is not good a second time.
    keepUnjudged(post.unjudged, name, token);
    const signedIn = judgeClaims(await claimsOf(post, token));
    post.unjudged.delete(name);
    return signedIn;
  } catch (error) {
    if (error instanceof ResponseBodyError && ofThisCode.has(error.error)) {
      return { outcome: 'refused', code: 'PostSignInFailed' };
    }
    const flaw = idTokenFlaw(error) ?? jwtFlaw(error);
    if (flaw === undefined) throw outsideFailure(error);
    post.unjudged.delete(name);
    return tokenRefused(flaw);
  }
}

function keepUnjudged(unjudged: UnjudgedTokens, name: string, token: string): void {
  const [oldest] = unjudged.keys();
  if (oldest !== undefined && unjudged.size >= mostUnjudged) unjudged.delete(oldest);
  unjudged.set(name, token);
}

/** Spends the code; all of the token is checked but by whom it is signed. */
async function idTokenOf(
  { configuration, keys }: Redeeming,
  { code, state }: PostAnswer,
  { redirectUri, ...expected }: PostSignInExpected,
): Promise<string> {
  await keys.prepare();
  const { issuer: iss } = configuration.serverMetadata();
  const tokens = await authorizationCodeGrant(
    configuration,
    withParameters(redirectUri, { iss, code, state }),
    {
      expectedState: expected.state,
      expectedNonce: expected.nonce,
      pkceCodeVerifier: expected.codeVerifier,
      idTokenExpected: true,
    },
  );
  return tokens.id_token ?? '';
}

/** What the Post has signed: openid-client would trust the token for the connection that it came by. */
async function claimsOf({ configuration, keys }: Redeeming, token: string): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys.find, {
    issuer: configuration.serverMetadata().issuer,
    audience: configuration.clientMetadata().client_id,
    algorithms: ['RS256'],
    clockTolerance: clockToleranceSeconds,
  });
  return payload;
}

export function tokenRefused(code: TokenFlaw): PostTokenRefused {
  return { outcome: 'refused', code };
}

/** RFC 6749 appendix A.11: visible ASCII. */
function isCode(code: string): boolean {
  return /^[\x20-\x7e]+$/.test(code) && code.length <= longestCode;
}

function judgeClaims(claims: JWTPayload): PostSignIn {
  const now = Date.now();
  // OpenID Connect leaves this one to the client: issued tomorrow is not issued.
  if ((claims.iat ?? 0) > now / 1000 + clockToleranceSeconds) {
    return tokenRefused('PostTokenNotYetValid');
  }
  const identity = readIdentity(claims, now);
  return identity ? { outcome: 'signed_in', identity } : tokenRefused('PostTokenIncomplete');
}

function withParameters(redirectUri: string, parameters: Record<string, string>): URL {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
