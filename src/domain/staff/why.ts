import { z } from 'zod';

/** Nobody's number: a reason stands in the audit trail, which holds no personal data. */
const longNumber = /(\d[\s.-]?){9}/;

/** Why somebody of the staff looks or acts, in words without names and numbers of the citizen. */
export const reason = z
  .string()
  .trim()
  .normalize()
  .min(3, { error: 'ReasonTooShort' })
  .max(500)
  .refine((text) => !longNumber.test(text), { error: 'PersonalDataInReason' })
  .describe('Why, without names and numbers of the citizen');

/** The number of the case in the staff's own system. */
export const ticket = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{1,39}$/, { error: 'TicketMalformed' })
  .describe('Number of the case, such as HT-2026-00123');

/** Members of every body by which staff act. */
export const why = { reason, ticket };
export type Why = { reason: string; ticket: string };

/**
 * The same of a read, as headers: `X-Reason` percent-encoded in UTF-8, since a header has no letters of
 * Vietnamese (RFC 9110, section 5.5).
 */
export const whyHeaders = {
  'X-Reason': z.string().max(4_500).transform(decoded).pipe(reason),
  'X-Ticket': ticket,
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
