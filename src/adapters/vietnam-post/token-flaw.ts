import { z } from 'zod';
import type { ProblemCode } from '../../domain/problems/problems.ts';

/**
 * What is wrong with a token. `PostTokenMalformed`: no JWT at all; `PostTokenIncomplete`: signed, but
 * not with what we need in it.
 */
export type TokenFlaw = Extract<ProblemCode, `PostToken${string}`>;

const ofClaim: Readonly<Record<string, TokenFlaw>> = {
  iss: 'PostTokenIssuerMismatch',
  aud: 'PostTokenAudienceMismatch',
  azp: 'PostTokenAudienceMismatch',
  nonce: 'PostTokenNonceMismatch',
  exp: 'PostTokenExpired',
  nbf: 'PostTokenNotYetValid',
};

/** What openid-client tells of a token that it refused: its error's cause has the particulars. */
const refusal = z.object({
  code: z.string(),
  cause: z.object({
    code: z.string(),
    cause: z.looseObject({ claim: z.string().optional() }),
  }),
});
const tokenParts = ['header', 'claims', 'signature'] as const;

/** The flaw of the ID token over which openid-client failed; undefined when it is none of a token. */
export function idTokenFlaw(error: unknown): TokenFlaw | undefined {
  const parsed = refusal.safeParse(error);
  if (!parsed.success) return undefined;
  const { code, cause } = parsed.data.cause;
  if (cause.claim !== undefined) return ofClaim[cause.claim] ?? 'PostTokenIncomplete';
  const part = tokenParts.find((one) => one in cause);
  // No key of the Post's has made it, whatever key it names.
  if (code === 'OAUTH_KEY_SELECTION_FAILED' || part === 'signature')
    return 'PostTokenSignatureInvalid';
  if (part === 'header') return 'PostTokenAlgorithmForbidden';
  return part === 'claims' ? 'PostTokenIncomplete' : undefined;
}

/** The flaw of a JWT that jose refused; undefined when the error is about something else. */
export function jwtFlaw(error: unknown): TokenFlaw | undefined {
  const parsed = z.object({ code: z.string(), claim: z.string().optional() }).safeParse(error);
  if (!parsed.success) return undefined;
  const { code, claim } = parsed.data;
  if (claim !== undefined) return ofClaim[claim] ?? 'PostTokenIncomplete';
  return ofJoseCode[code];
}

const ofJoseCode: Readonly<Record<string, TokenFlaw>> = {
  ERR_JWT_INVALID: 'PostTokenMalformed',
  ERR_JWS_INVALID: 'PostTokenMalformed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'PostTokenAlgorithmForbidden',
  ERR_JOSE_NOT_SUPPORTED: 'PostTokenAlgorithmForbidden',
  ERR_JWKS_NO_MATCHING_KEY: 'PostTokenSignatureInvalid',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'PostTokenSignatureInvalid',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'PostTokenSignatureInvalid',
};
