import type { Challenge } from 'altcha-lib';
import { z } from 'zod';

/** With all that it has besides: the API has signed every member. */
const shape = z.looseObject({
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
  signature: z.string(),
});

/** A challenge of the API as its library takes it. */
export function challengeIn(json: unknown): Challenge {
  return shape.parse(json);
}
