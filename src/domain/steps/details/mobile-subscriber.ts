import { z } from 'zod';
import { type CitizenBody, type CitizenDetails, citizenFields } from './citizen-fields.ts';
import type { DetailsRules } from './details-rules.ts';
import type { DocumentKind, DocumentNumber } from '../../subject/identity.ts';
import { documentClashes } from '../../subject/compare-numbers.ts';
import {
  documentSpelling,
  parseDocumentNumber,
  personalIdPattern,
} from '../../subject/identity.ts';
import { type Parsed, refused } from '../../fields/parsed.ts';
import { textField } from '../../fields/text-field.ts';

/** What a citizen tells on the first step of guide 1.1, checked and in canonical spelling. */
export type MobileSubscriberDetails = CitizenDetails & {
  documentKind: DocumentKind;
  documentNumber: string;
};

/**
 * Body of the first step of guide 1.1: `POST /v1/registrations/mobile_subscriber`, and of the step
 * `details` that corrects it. `botCheck` is accepted and left out of the result.
 */
export function mobileSubscriberDetails(
  rules: DetailsRules,
): z.ZodType<MobileSubscriberDetails, CitizenBody & { documentNumber: string }> {
  return z
    .strictObject({
      ...citizenFields(rules),
      documentNumber: textField(
        (text) => acceptedNumber(text, rules),
        rules.acceptsCitizenIdOld9 ? documentSpelling : { pattern: `^${personalIdPattern}$` },
      ).describe(
        "CCCD (12 digits) or CMND (9 digits) number; that of a CCCD tells its holder's year of birth and sex, which must not contradict the others",
      ),
    })
    .transform(({ documentNumber: document, ...details }, context) => {
      for (const code of documentClashes(document, details)) {
        context.addIssue({ code: 'custom', message: code, path: ['documentNumber'] });
      }
      delete details.botCheck;
      return { ...details, documentKind: document.kind, documentNumber: document.number };
    });
}

function acceptedNumber(text: string, rules: DetailsRules): Parsed<DocumentNumber> {
  const parsed = parseDocumentNumber(text);
  const isEnded = parsed.ok && parsed.value.kind === 'citizen_id_old9';
  return isEnded && !rules.acceptsCitizenIdOld9 ? refused('DocumentNumberNotAccepted') : parsed;
}
