/** The workflow types that a worker registers. */
export { registerByMobileSubscriber } from './registration/by-mobile-subscriber.ts';
