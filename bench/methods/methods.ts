import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { byOtp } from './by-otp.ts';
import { bySimSignature } from './by-sim-signature.ts';
import { byUsbSignature } from './by-usb-signature.ts';
import { byVietnamPost } from './by-vietnam-post.ts';
import type { Prepare } from './registration.ts';

/** How the bench registers by each method of the matrix. */
export const methods: Record<RegistrationMethod, Prepare> = {
  mobile_subscriber: byOtp('mobile_subscriber'),
  social_insurance: byOtp('social_insurance'),
  sim_signature: bySimSignature,
  usb_signature: byUsbSignature,
  vietnam_post: byVietnamPost,
};
