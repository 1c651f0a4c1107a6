import { z } from 'zod';

/** A list as the contract has it: `next` is what to ask for after it; null: it ends here. */
export function listOf<V extends z.ZodType>(item: V) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().describe('A cursor for `after`; null at the end'),
  });
}

/** How many lines of a history are told at once. */
export const pageSize = 50;
