import { z } from 'zod';
import { emailField } from '../methods/citizen-fields.ts';
import { asciiDigits } from '../fields/digits.ts';
import type { StepName } from '../flows/flows.ts';
import { accepted, refused } from '../fields/parsed.ts';
import { textField } from '../fields/text-field.ts';
import { usbSignatureBody } from './web-eid-token.ts';

/** RFC 6749 leaves lengths open; no code or state of ours or of the Post comes near. */
const longestParameter = 2_048;
const parameter = z.string().min(1).max(longestParameter);

/**
 * Bodies of the steps that are the same whatever the method; all are the citizen's to submit. The
 * body of `details` depends on the method and its rules: see `details.ts`. A SIM signature is
 * submitted by nobody: it comes from the phone.
 */
export const stepBodies = {
  otp: z.strictObject({ code: textField(parseOtp).describe('The 6 digits of the message') }),
  password: z.strictObject({ password: passwordField(), repeated: passwordField() }),
  usb_signature: usbSignatureBody,
  vietnam_post: z.strictObject({
    code: parameter.describe('As Vietnam Post gave it to the browser'),
    state: parameter.describe('Likewise'),
    iss: parameter.exactOptional().describe('Likewise, where it did (RFC 9207)'),
  }),
  confirm: z.strictObject({
    email: emailField.exactOptional().describe('An enterprise must give one, a citizen may'),
  }),
} satisfies Record<Exclude<StepName, 'details' | 'sim_signature'>, z.ZodType>;

/** What the browser brought back from Vietnam Post. */
export type PostReturn = z.output<typeof stepBodies.vietnam_post>;

/** Six digits, typed with spaces or in full width as some keyboards do. */
function parseOtp(text: string) {
  const code = asciiDigits(text).replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? accepted(code) : refused('OtpMalformed');
}

/** NFC (RFC 8265, section 4.2.2), since keyboards differ in how they compose Vietnamese letters. */
function passwordField() {
  return z
    .string()
    .refine((password) => password.isWellFormed(), 'InvalidValue')
    .transform((password) => password.normalize('NFC'));
}
