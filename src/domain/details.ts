import { z } from 'zod';
import { parseDateOfBirth } from './dates.ts';
import type { DocumentKind, DocumentNumber, Sex } from './identity.ts';
import { documentClashes, parseDocumentNumber } from './identity.ts';
import { parseName } from './names.ts';
import { type Parsed, refused } from './parsed.ts';
import { parsePhone } from './phone.ts';
import { textField } from './text-field.ts';

/** What a citizen tells on the first step of guide 1.1, checked and in canonical spelling. */
export type MobileSubscriberDetails = {
  subjectType: 'citizen';
  /** E.164: +84 and nine digits. */
  phone: string;
  documentKind: DocumentKind;
  documentNumber: string;
  /** NFC, single spaces, in the citizen's own case. */
  fullName: string;
  /** yyyy-MM-dd, or yyyy where only the year is known. */
  dateOfBirth: string;
  sex?: Sex;
  email?: string;
  consent: { version: string };
};

export type DetailsRules = {
  /** Whether a CMND of nine digits may register an account, as the guide allows. */
  acceptsCitizenIdOld9: boolean;
  /** Version of the consent text in force. */
  consentVersion: string;
  /** The day in Vietnam, yyyy-MM-dd. */
  today: () => string;
};

const longestEmail = 254; // RFC 5321, section 4.5.3.1.3, less the angle brackets
const longestBotCheck = 2048;

/**
 * Body of the first step of guide 1.1: `POST /v1/registrations/mobile_subscriber`, and of the step
 * `details` that corrects it. `botCheck` is accepted and left out of the result.
 */
export function mobileSubscriberDetails(rules: DetailsRules): z.ZodType<MobileSubscriberDetails> {
  return z
    .strictObject({
      subjectType: z.literal('citizen'),
      phone: textField(parsePhone).describe('Vietnamese mobile number, in any usual spelling'),
      documentNumber: textField((text) => acceptedNumber(text, rules)).describe(
        'CCCD (12 digits) or CMND (9 digits) number',
      ),
      fullName: textField(parseName).describe('As on the papers; at most 100 characters'),
      dateOfBirth: textField((text) => parseDateOfBirth(text, rules.today())).describe(
        'yyyy-MM-dd, or yyyy where only the year is known',
      ),
      sex: z.enum(['male', 'female']).exactOptional(),
      email: emailField.exactOptional(),
      consent: consentField(rules.consentVersion),
      botCheck: z.string().max(longestBotCheck).exactOptional().describe('See GET /v1/bot-check'),
    })
    .transform(({ documentNumber: document, ...details }, context) => {
      for (const code of documentClashes(document, details)) {
        context.addIssue({ code: 'custom', message: code, path: ['documentNumber'] });
      }
      delete details.botCheck;
      return { ...details, documentKind: document.kind, documentNumber: document.number };
    });
}

const emailField = z
  .email({ error: (issue) => (issue.code === 'invalid_format' ? 'EmailInvalid' : undefined) })
  .max(longestEmail);

function acceptedNumber(text: string, rules: DetailsRules): Parsed<DocumentNumber> {
  const parsed = parseDocumentNumber(text);
  const isEnded = parsed.ok && parsed.value.kind === 'citizen_id_old9';
  return isEnded && !rules.acceptsCitizenIdOld9 ? refused('DocumentNumberNotAccepted') : parsed;
}

function consentField(versionInForce: string) {
  return z
    .strictObject(
      { version: z.string().refine((version) => version === versionInForce, 'ConsentOutdated') },
      { error: (issue) => (issue.input === undefined ? 'ConsentMissing' : undefined) },
    )
    .describe('Consent to the text of GET /v1/consent, by its version');
}
