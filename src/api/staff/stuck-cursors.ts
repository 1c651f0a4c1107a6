import { z } from 'zod';
import type { Place } from '../../db/pages.ts';
import type { Keys } from '../../platform/keys.ts';
import { Refused } from '../http/refused.ts';

const boundTo = 'cursor:stuck-flows';
const place = z.object({ at: z.string(), id: z.string() });

/** The query parameter by which the list goes on. */
export const afterStuck = z
  .string()
  .max(500)
  .optional()
  .describe('What the part before has as `next`');

/** Where the list goes on, sealed: nobody makes one up. */
export function stuckCursor(keys: Keys, next: Place | null): string | null {
  return next && keys.sealText('column', JSON.stringify(next), boundTo).toString('base64url');
}

/** The place of a cursor; `HeaderInvalid` for one that is none of ours. */
export function stuckPlace(keys: Keys, after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const sealed = Buffer.from(after, 'base64url');
    return place.parse(JSON.parse(keys.openText('column', sealed, boundTo)));
  } catch {
    throw new Refused('HeaderInvalid');
  }
}
