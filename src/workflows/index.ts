/** The workflow types that a worker registers. */
export { registerByMobileSubscriber } from './registration/by-mobile-subscriber.ts';
export { registerBySimSignature } from './registration/by-sim-signature.ts';
export { registerBySocialInsurance } from './registration/by-social-insurance.ts';
export { registerByUsbSignature } from './registration/by-usb-signature.ts';
export { registerByVietnamPost } from './registration/by-vietnam-post.ts';
