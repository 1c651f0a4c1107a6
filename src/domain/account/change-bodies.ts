import { z } from 'zod';
import type { Change } from '../flows/flows.ts';
import { email } from '../steps/email.ts';
import { methodIdBody } from '../steps/method-id.ts';
import { newPhone } from '../steps/new-phone.ts';

const nothing = z.strictObject({});

/** The body of `POST /v1/account/changes/{change}`: the data of the first step, where one is submitted. */
export const changeBodies = {
  password: nothing,
  phone: newPhone.body(),
  contact: email.body(),
  authenticator_app: nothing,
  recovery_codes: nothing,
  removal: methodIdBody,
  unlock: methodIdBody,
  closure: nothing,
} as const satisfies Record<Change, z.ZodType>;
