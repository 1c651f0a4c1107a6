import { z } from 'zod';
import { dateOfBirthSpelling, parseDateOfBirth } from '../../fields/dates.ts';
import { emailField } from '../../fields/email.ts';
import type { DetailsRules } from './details-rules.ts';
import type { Sex } from '../../subject/identity.ts';
import { nameSpelling, parseName } from '../../subject/names.ts';
import { parsePhone, phoneSpelling } from '../../subject/phone.ts';
import { printableAscii } from '../../fields/printable-ascii.ts';
import { textField } from '../../fields/text-field.ts';

/** What a citizen tells on the first step of guide 1.1 and 1.2, checked and in canonical spelling. */
export type CitizenDetails = {
  subjectType: 'citizen';
  /** E.164: +84 and nine digits. */
  phone: string;
  /** NFC, single spaces, in the citizen's own case. */
  fullName: string;
  /** yyyy-MM-dd, or yyyy where only the year is known. */
  dateOfBirth: string;
  sex?: Sex;
  email?: string;
  consent: { version: string };
};

const longestBotCheck = 2048;

/** The fields of `CitizenDetails` in a body, and `botCheck`, which is checked before and left out. */
export function citizenFields(rules: DetailsRules) {
  return {
    subjectType: z.literal('citizen'),
    phone: phoneField,
    fullName: textField(parseName, nameSpelling).describe(
      'As on the papers; at most 100 characters',
    ),
    dateOfBirth: textField(
      (text) => parseDateOfBirth(text, rules.today()),
      dateOfBirthSpelling,
    ).describe('yyyy-MM-dd, or yyyy where only the year is known; not in the future'),
    sex: z.enum(['male', 'female']).exactOptional(),
    email: emailField.exactOptional(),
    consent: consentField(rules.consentVersion),
    botCheck: botCheckField,
  };
}

/** The same as they are typed. */
export type CitizenBody = z.input<z.ZodObject<ReturnType<typeof citizenFields>>>;

/** A Vietnamese mobile number, read as E.164. */
export const phoneField = textField(parsePhone, phoneSpelling).describe(
  'Vietnamese mobile number; as people write it, with spaces, dots or 84 in front, it is taken too',
);

/** Checked before everything else, and no part of the details. */
export const botCheckField = z
  .string()
  .max(longestBotCheck)
  .regex(printableAscii)
  .exactOptional()
  .describe('See GET /v1/bot-check');

/** Agreement to the text in force, and to no older one. */
export function consentField(versionInForce: string) {
  return z
    .strictObject(
      {
        version: z
          .string()
          .refine((version) => version !== '', { error: 'ConsentMissing', abort: true })
          .refine((version) => version === versionInForce, 'ConsentOutdated')
          .meta({ const: versionInForce }),
      },
      { error: (issue) => (issue.input === undefined ? 'ConsentMissing' : undefined) },
    )
    .describe('Consent to the text of GET /v1/consent, by its version');
}
