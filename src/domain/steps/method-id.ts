import { z } from 'zod';

/** Names one of the account's authentication methods, as `GET /v1/account/methods` lists it. */
export const methodIdBody = z.strictObject({
  methodId: z.uuid().describe('As `GET /v1/account/methods` lists it'),
});
