import { z } from 'zod';

/** What somebody types of a message that has a code. */
export const codeBody = z.strictObject({
  code: z
    .string()
    .max(100)
    .describe('As the notice tells it; case, spaces and hyphens are all one'),
});
