/** The workflow types that a worker registers. */
export { changeContact } from './account/change-contact.ts';
export { changePassword } from './account/change-password.ts';
export { changePhone } from './account/change-phone.ts';
export { enrolAuthenticatorApp } from './account/enrol-authenticator-app.ts';
export { renewRecoveryCodes } from './account/renew-recovery-codes.ts';
export { removeMethod } from './account/remove-method.ts';
export { unlockMethod } from './account/unlock-method.ts';
export { loginWithPassword } from './login/with-password.ts';
export { loginWithSimSignature } from './login/with-sim-signature.ts';
export { loginWithUsbSignature } from './login/with-usb-signature.ts';
export { loginWithVietnamPost } from './login/with-vietnam-post.ts';
export { registerByMobileSubscriber } from './registration/by-mobile-subscriber.ts';
export { registerBySimSignature } from './registration/by-sim-signature.ts';
export { registerBySocialInsurance } from './registration/by-social-insurance.ts';
export { registerByUsbSignature } from './registration/by-usb-signature.ts';
export { registerByVietnamPost } from './registration/by-vietnam-post.ts';
