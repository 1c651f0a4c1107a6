import { z } from 'zod';
import type { DetailsRules } from './details-rules.ts';
import { commonFields, eitherSubject, withoutBotCheck } from './without-bot-check.ts';

/** What is told on the first step of guide 1.4: body of `POST /v1/registrations/usb_signature`. */
export function usbSignatureDetails(rules: DetailsRules) {
  return withoutBotCheck(z.strictObject({ ...commonFields(rules), subjectType: eitherSubject }));
}
