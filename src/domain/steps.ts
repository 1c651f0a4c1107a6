import { z } from 'zod';
import { asciiDigits } from './digits.ts';
import type { StepName } from './flows.ts';
import { accepted, refused } from './parsed.ts';
import { textField } from './text-field.ts';

/**
 * Bodies of the steps that are the same whatever the method; all are the citizen's to submit. The
 * body of `details` depends on the method and its rules: see `details.ts`.
 */
export const stepBodies = {
  otp: z.strictObject({ code: textField(parseOtp).describe('The 6 digits of the message') }),
  password: z.strictObject({ password: passwordField(), repeated: passwordField() }),
} satisfies Record<Exclude<StepName, 'details'>, z.ZodType>;

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
