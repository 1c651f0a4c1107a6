import { z } from 'zod';
import { phoneField } from './citizen-fields.ts';
import type { DetailsRules } from './details-rules.ts';
import { commonFields, eitherSubject, withoutBotCheck } from './without-bot-check.ts';

/**
 * What is told on the first step of guide 1.3: whose SIM it is (E.164); the rest is in its
 * certificate. Body of `POST /v1/registrations/sim_signature`, and of the step that corrects it.
 */
export function simSignatureDetails(rules: DetailsRules) {
  return withoutBotCheck(
    z.strictObject({ ...commonFields(rules), subjectType: eitherSubject, phone: phoneField }),
  );
}
