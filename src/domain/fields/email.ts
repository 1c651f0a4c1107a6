import { z } from 'zod';
import { type Parsed, accepted, refused } from './parsed.ts';
import { plainText } from './plain-text.ts';
import { textField } from './text-field.ts';

const longestEmail = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
const address = z.email();

/** An address of the form that HTML knows. Refused as `EmailInvalid`, or `TooLong`. */
export function parseEmail(text: string): Parsed<string> {
  const email = plainText(text);
  if (email.length > longestEmail) return refused('TooLong');
  return address.safeParse(email).success ? accepted(email) : refused('EmailInvalid');
}

/** An e-mail address of a body. */
export const emailField = textField(parseEmail).meta({ format: 'email' });
