import { z } from 'zod';
import type { LoginMethod } from '../flows/flows.ts';
import { credentialFields } from '../steps/credentials.ts';
import { botCheckField, phoneField } from '../steps/details/citizen-fields.ts';

const common = {
  delivery: z
    .enum(['cookie', 'token'])
    .default('cookie')
    .describe('How the session is handed over at the end'),
  stepUp: z
    .boolean()
    .default(false)
    .describe('Raises the session whose cookie or token comes along, and opens no other one'),
  botCheck: botCheckField,
};

/** The body of `POST /v1/logins/{method}`: the data of the first step, and how to sign in. */
export const loginBodies = {
  password: z.strictObject({ ...credentialFields, ...common }),
  sim_signature: z.strictObject({ phone: phoneField, ...common }),
  usb_signature: z.strictObject(common),
  vietnam_post: z.strictObject(common),
} as const satisfies Record<LoginMethod, z.ZodType>;

/** What starts a login by a method, checked. */
export type LoginBody<M extends LoginMethod = LoginMethod> = {
  [N in LoginMethod]: z.output<(typeof loginBodies)[N]>;
}[M];
