import type { MethodDeclaration } from './method-declaration.ts';
import { mobileSubscriber } from './mobile-subscriber.ts';
import { password } from './password.ts';
import { simSignature } from './sim-signature.ts';
import { socialInsurance } from './social-insurance.ts';
import { usbSignature } from './usb-signature.ts';
import { vietnamPost } from './vietnam-post.ts';

/** The ways to prove who one is, each by its declaration. */
export const methods = {
  mobile_subscriber: mobileSubscriber,
  social_insurance: socialInsurance,
  sim_signature: simSignature,
  usb_signature: usbSignature,
  vietnam_post: vietnamPost,
  password,
} as const satisfies Record<string, MethodDeclaration>;

export type Method = keyof typeof methods;

/** The names of the methods, as a schema wants them. */
export const methodNames: readonly Method[] = Object.keys(methods).filter(isMethod);

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}
