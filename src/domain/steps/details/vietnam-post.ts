import { z } from 'zod';
import type { DetailsRules } from './details-rules.ts';
import { commonFields, withoutBotCheck } from './without-bot-check.ts';

/** What is told on the first step of guide 1.5: body of `POST /v1/registrations/vietnam_post`. */
export function vietnamPostDetails(rules: DetailsRules) {
  return withoutBotCheck(
    z.strictObject({ ...commonFields(rules), subjectType: z.literal('citizen') }),
  );
}
