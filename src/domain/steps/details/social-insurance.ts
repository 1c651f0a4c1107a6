import { z } from 'zod';
import { type CitizenBody, type CitizenDetails, citizenFields } from './citizen-fields.ts';
import type { DetailsRules } from './details-rules.ts';
import {
  parseSocialInsuranceNumber,
  socialInsuranceSpelling,
} from '../../subject/social-insurance.ts';
import { textField } from '../../fields/text-field.ts';

/**
 * What a citizen tells on the first step of guide 1.2, checked and in canonical spelling. There is
 * no document number in it: "dựa vào CMT/CCCD được lấy từ hệ thống BHXH".
 */
export type SocialInsuranceDetails = CitizenDetails & {
  /** 10 digits, or the 12 of a personal identity number. */
  socialInsuranceNumber: string;
};

/**
 * Body of the first step of guide 1.2: `POST /v1/registrations/social_insurance`, and of the step
 * `details` that corrects it. `botCheck` is accepted and left out of the result.
 */
export function socialInsuranceDetails(
  rules: DetailsRules,
): z.ZodType<SocialInsuranceDetails, CitizenBody & { socialInsuranceNumber: string }> {
  return z
    .strictObject({
      ...citizenFields(rules),
      socialInsuranceNumber: textField(
        parseSocialInsuranceNumber,
        socialInsuranceSpelling,
      ).describe('Social insurance number (10 or 12 digits), or a health card of 15 characters'),
    })
    .transform((details) => {
      delete details.botCheck;
      return details;
    });
}
