/** What a citizen's sign-in may ask for. */
export const identityScope = 'openid identity';

/** What a client's own credential may do: ask for papers. */
export const papersScope = 'papers';

/** The event of a Security Event Token (RFC 8417) that a clerk has checked papers. */
export const papersCheckedEvent = 'urn:vietnam-post:event:papers-checked';

/** `typ` of a Security Event Token (RFC 8417 section 2.3). */
export const noticeType = 'secevent+jwt';

/** What the Post says of a person, in an ID token and in an answer for papers. */
export type IdentityClaims = {
  sub: string;
  name: string;
  birthdate: string;
  gender?: 'male' | 'female' | undefined;
  document_number: string;
  other_document_numbers?: string[] | undefined;
  phone_number?: string | undefined;
  papers_checked: boolean;
};
