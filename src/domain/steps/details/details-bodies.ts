import type { z } from 'zod';
import type { Method } from '../../methods/methods.ts';
import type { DetailsRules } from './details-rules.ts';
import { mobileSubscriberDetails } from './mobile-subscriber.ts';
import { simSignatureDetails } from './sim-signature.ts';
import { socialInsuranceDetails } from './social-insurance.ts';
import { usbSignatureDetails } from './usb-signature.ts';
import { vietnamPostDetails } from './vietnam-post.ts';

/** The body of each method's step `details`, under the rules in force. */
export function detailsBodies(rules: DetailsRules) {
  return {
    mobile_subscriber: mobileSubscriberDetails(rules),
    social_insurance: socialInsuranceDetails(rules),
    sim_signature: simSignatureDetails(rules),
    usb_signature: usbSignatureDetails(rules),
    vietnam_post: vietnamPostDetails(rules),
  } satisfies Partial<Record<Method, z.ZodType>>;
}

/** The methods that are told details first. */
export type MethodWithDetails = keyof ReturnType<typeof detailsBodies>;

/** What is told on the first step of each method. */
export type DetailsOf = {
  [M in MethodWithDetails]: z.output<ReturnType<typeof detailsBodies>[M]>;
};

/** What is told on the first step of some method. */
export type Details = DetailsOf[MethodWithDetails];
