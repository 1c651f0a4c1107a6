import { z } from 'zod';
import type { HttpAnswer } from '../load/http-client.ts';

const flow = z.object({
  id: z.string(),
  status: z.string(),
  token: z.string().optional(),
  step: z
    .object({
      name: z.string(),
      challenge: z.object({ nonce: z.string(), origin: z.string() }).optional(),
      redirect: z.object({ url: z.string() }).optional(),
    })
    .nullable(),
  problem: z.object({ code: z.string() }).nullable(),
});

/** As much of a flow as a registration that goes well has to look at. */
export type Flow = z.output<typeof flow>;

/** The flow of an answer; throws what was answered when it has another status than expected. */
export function flowOf({ status, json }: HttpAnswer, expected: number): Flow {
  if (status === expected) return flow.parse(json);
  throw new Error(
    `answered ${status} instead of ${expected}: ${JSON.stringify(json).slice(0, 300)}`,
  );
}
