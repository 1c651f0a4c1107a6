import { type Parsed, accepted, refused } from './parsed.ts';
import { plainText } from './plain-text.ts';
import { textField } from './text-field.ts';

/** In octets (RFC 5321, section 4.5.3.1.3, less the angle brackets; RFC 6531 counts UTF-8). */
const longestEmail = 254;
/**
 * Letters of the Latin script, those of Vietnamese among them; of others many look like these. Each of
 * them may stand in an internationalised domain (RFC 5891), and before the `@` (RFC 6531).
 */
const letters = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u1E00-\\u1EFF';
const local = `(?:[${letters}0-9_'+\\-]+\\.)*[${letters}0-9_'+\\-]*[${letters}0-9_+\\-]`;
const domain = `(?:[${letters}0-9][${letters}0-9\\-]*\\.)+[A-Za-z]{2,}`;
/** The form that HTML knows, and its internationalised one, in NFC. */
const pattern = `^${local}@${domain}$`;
const address = new RegExp(pattern, 'u');

/** An address, its domain internationalised or not. Refused as `EmailInvalid`, or `TooLong`. */
export function parseEmail(text: string): Parsed<string> {
  const email = plainText(text).normalize('NFC');
  if (new TextEncoder().encode(email).length > longestEmail) return refused('TooLong');
  return address.test(email) ? accepted(email) : refused('EmailInvalid');
}

/** An e-mail address of a body. */
export const emailField = textField(parseEmail, {
  format: 'idn-email',
  pattern,
  maxLength: longestEmail,
});
