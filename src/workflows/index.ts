/** The workflow types that a worker registers. */
export { registerByMobileSubscriber } from './registration/by-mobile-subscriber.ts';
export { registerBySocialInsurance } from './registration/by-social-insurance.ts';
