import { z } from 'zod';
import type { Change } from '../flows/flows.ts';
import { email } from '../steps/email.ts';
import { newPhone } from '../steps/new-phone.ts';
import { documentBody } from '../steps/document.ts';
import { methodIdBody } from '../steps/method-id.ts';
import { phoneBody } from '../steps/phone.ts';
import { strongerMethodBody } from '../steps/stronger-method.ts';

const nothing = z.strictObject({});

/** The body of `POST /v1/account/changes/{change}`: the data of the first step, where one is submitted. */
export const changeBodies = {
  password: nothing,
  phone: newPhone.body(),
  contact: email.body(),
  authenticator_app: nothing,
  recovery_codes: nothing,
  document: documentBody,
  sim_signature: phoneBody,
  usb_signature: nothing,
  vietnam_post: nothing,
  level: strongerMethodBody,
  removal: methodIdBody,
  unlock: methodIdBody,
  closure: nothing,
} as const satisfies Record<Change, z.ZodType>;
