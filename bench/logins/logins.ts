import type { LoginMethod } from '../../src/domain/flows/flows.ts';
import type { Prepare } from '../methods/registration.ts';
import { withPassword } from './with-password.ts';
import { withSimSignature } from './with-sim-signature.ts';
import { withUsbSignature } from './with-usb-signature.ts';
import { withVietnamPost } from './with-vietnam-post.ts';

/** How the bench signs in by each method of the matrix. */
export const logins: Record<LoginMethod, Prepare> = {
  password: withPassword,
  sim_signature: withSimSignature,
  usb_signature: withUsbSignature,
  vietnam_post: withVietnamPost,
};
