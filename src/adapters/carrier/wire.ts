import { z } from 'zod';

/** Path of the operation below the API's address (kyc-match.yaml, `paths`). */
export const matchPath = '/match';

/** Scope of the access token (kyc-match.yaml, `security`). */
export const matchScope = 'kyc-match:match';

/**
 * The attributes of KYC_MatchRequestBody that we send. No more than the match needs leaves the
 * house: neither sex nor e-mail make a number more surely someone's own.
 */
export type MatchRequest = {
  phoneNumber: string;
  idDocument: string;
  name: string;
  birthdate?: string;
};

/** MatchResult of kyc-match.yaml. */
export const matchResult = z.enum(['true', 'false', 'not_available']);

/** The members of KYC_MatchResponse that answer what we ask, each read by itself; others are ignored. */
export const matchAnswer = z.object({
  idDocumentMatch: z.unknown().optional(),
  nameMatch: z.unknown().optional(),
  birthdateMatch: z.unknown().optional(),
});
export type MatchAnswer = z.infer<typeof matchAnswer>;

/** ErrorInfo of the CAMARA design guide; the message may hold anything, so it is not read. */
export const errorAnswer = z.object({ status: z.number().int(), code: z.string() });

/** Answer of the token endpoint (RFC 6749 section 5.1). */
export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
});
