import type { RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { registerByOtp } from './by-otp.ts';
import { registerBySimSignature } from './by-sim-signature.ts';
import { registerByUsbSignature } from './by-usb-signature.ts';
import { registerByVietnamPost } from './by-vietnam-post.ts';
import type { Walk } from './walk.ts';

/** One walk for each method of the matrix. */
export const walks: Record<RegistrationMethod, Walk> = {
  mobile_subscriber: (tools) => registerByOtp('mobile_subscriber', tools),
  social_insurance: (tools) => registerByOtp('social_insurance', tools),
  sim_signature: registerBySimSignature,
  usb_signature: registerByUsbSignature,
  vietnam_post: registerByVietnamPost,
};
