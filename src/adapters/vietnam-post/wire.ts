import { z } from 'zod';

/** What a citizen's sign-in asks for: who it is, and whether a clerk has checked the papers. */
export const identityScope = 'openid identity';

/** What our own credential may do: ask for the papers of a citizen who has signed in before. */
export const papersScope = 'papers';

/** The event that a clerk has checked a citizen's papers, as a Security Event Token names it. */
export const papersCheckedEvent = 'urn:vietnam-post:event:papers-checked';

/** Media type and `typ` of a Security Event Token (RFC 8417 sections 2.3 and 7.2). */
export const noticeType = 'secevent+jwt';

/**
 * Of an ID token, and of the answer to a question for papers; other members are ignored. Each claim
 * is read by itself, so that one that cannot be read does not make the others unreadable.
 */
export const identityClaims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().catch(''),
  birthdate: z.string().catch(''),
  gender: z.enum(['male', 'female']).optional().catch(undefined),
  document_number: z.string().catch(''),
  other_document_numbers: z.array(z.string().catch('')).catch([]),
  phone_number: z.string().catch(''),
  papers_checked: z.unknown().optional(),
});

/**
 * Claims of the notice, whose signature, issuer and audience have been checked. What the event says
 * is not read: the Post is asked.
 */
export const noticeClaims = z.object({
  jti: z.string().min(1).max(255),
  iat: z.number(),
  sub: z.string().min(1).max(255),
  events: z.object({ [papersCheckedEvent]: z.looseObject({}) }),
});

/** The member of the provider's metadata that says where papers are asked for. */
export const papersEndpoint = z.object({ papers_endpoint: z.url() });

/** A JWK Set (RFC 7517 section 5); the keys are read by `jose`. */
export const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
