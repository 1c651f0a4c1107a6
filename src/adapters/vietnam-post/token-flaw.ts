import { z } from 'zod';

/** How far the Post's clock may be from ours, either way. */
export const toleranceSeconds = 30;

/**
 * What is wrong with a token, for staff. `malformed`: no JWT at all; `claims`: signed, but not with
 * what we need in it.
 */
export type TokenFlaw =
  | 'malformed'
  | 'algorithm'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'nonce'
  | 'expired'
  | 'not_yet_valid'
  | 'claims';

const ofClaim: Readonly<Record<string, TokenFlaw>> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  exp: 'expired',
  nbf: 'not_yet_valid',
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
  if (cause.claim !== undefined) return ofClaim[cause.claim] ?? 'claims';
  const part = tokenParts.find((one) => one in cause);
  // No key of the Post's has made it, whatever key it names.
  if (code === 'OAUTH_KEY_SELECTION_FAILED' || part === 'signature') return 'signature';
  if (part === 'header') return 'algorithm';
  return part === 'claims' ? 'claims' : undefined;
}

/** The flaw of a JWT that jose refused; undefined when the error is about something else. */
export function jwtFlaw(error: unknown): TokenFlaw | undefined {
  const parsed = z.object({ code: z.string(), claim: z.string().optional() }).safeParse(error);
  if (!parsed.success) return undefined;
  const { code, claim } = parsed.data;
  if (claim !== undefined) return ofClaim[claim] ?? 'claims';
  return ofJoseCode[code];
}

const ofJoseCode: Readonly<Record<string, TokenFlaw>> = {
  ERR_JWT_INVALID: 'malformed',
  ERR_JWS_INVALID: 'malformed',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWKS_NO_MATCHING_KEY: 'signature',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'signature',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
};
