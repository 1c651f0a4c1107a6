import type { z } from 'zod';
import {
  type DetailsRules,
  type MobileSubscriberDetails,
  mobileSubscriberDetails,
} from './mobile-subscriber.ts';
import {
  type SimSignatureDetails,
  simSignatureDetails,
  type UsbSignatureDetails,
  usbSignatureDetails,
  type VietnamPostDetails,
  vietnamPostDetails,
} from './signature-details.ts';
import { type SocialInsuranceDetails, socialInsuranceDetails } from './social-insurance.ts';

/** What is told on the first step of each method. */
export type DetailsOf = {
  mobile_subscriber: MobileSubscriberDetails;
  social_insurance: SocialInsuranceDetails;
  sim_signature: SimSignatureDetails;
  usb_signature: UsbSignatureDetails;
  vietnam_post: VietnamPostDetails;
};

/** What is told on the first step of some method. */
export type Details = DetailsOf[keyof DetailsOf];

/** The body of each method's first step, under the rules in force. */
export function detailsSchemas(rules: DetailsRules): {
  [M in keyof DetailsOf]: z.ZodType<DetailsOf[M]>;
} {
  return {
    mobile_subscriber: mobileSubscriberDetails(rules),
    social_insurance: socialInsuranceDetails(rules),
    sim_signature: simSignatureDetails(rules),
    usb_signature: usbSignatureDetails(rules),
    vietnam_post: vietnamPostDetails(rules),
  };
}
