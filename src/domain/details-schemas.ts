import type { z } from 'zod';
import {
  type DetailsRules,
  type MobileSubscriberDetails,
  mobileSubscriberDetails,
} from './details.ts';
import type { Method } from './flows.ts';
import { type SocialInsuranceDetails, socialInsuranceDetails } from './social-insurance-details.ts';

/** What a citizen tells on the first step of a method. */
export type Details = MobileSubscriberDetails | SocialInsuranceDetails;

/** The body of each method's first step, under the rules in force. */
export function detailsSchemas(rules: DetailsRules): Record<Method, z.ZodType<Details>> {
  return {
    mobile_subscriber: mobileSubscriberDetails(rules),
    social_insurance: socialInsuranceDetails(rules),
  };
}
