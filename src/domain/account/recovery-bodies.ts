import { z } from 'zod';
import type { Recovery } from '../flows/flows.ts';
import { counterRequestFields } from '../steps/counter-request.ts';
import { botCheckField } from '../steps/details/citizen-fields.ts';
import { referenceField } from '../steps/reference.ts';
import { usernameField } from '../steps/username.ts';

/** What starts a recovery: the data of its first step. */
export const recoveryBodies = {
  password: z.strictObject({ username: usernameField, botCheck: botCheckField }),
  resumption: z.strictObject({ reference: referenceField, botCheck: botCheckField }),
  counter: z.strictObject({ ...counterRequestFields, botCheck: botCheckField }),
} as const satisfies Record<Recovery, z.ZodType>;
