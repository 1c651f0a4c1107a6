import { z } from 'zod';
import type { Place } from '../../db/pages.ts';
import type { Keys } from '../../platform/keys.ts';
import { Refused } from '../http/refused.ts';

/** A list of an account, or as a member of staff reads it, whose cursors are of use in no other. */
type Listed =
  | { list: 'sessions' | 'sign-ins' | 'data-requests'; accountId: string }
  | { list: 'request-queue' | 'audit' | 'reviews' | 'disputes'; by: string };

/** The query parameter of a list that goes on. */
export const afterParameter = z
  .string()
  .max(500)
  .optional()
  .describe('What the part before has as `next`');

const place = z.object({ at: z.string(), id: z.string() });

/** What a list is asked to go on by: sealed, so that nobody makes one up. */
export function cursorOf(keys: Keys, listed: Listed, next: Place | null): string | null {
  if (!next) return null;
  return keys.sealText('column', JSON.stringify(next), boundTo(listed)).toString('base64url');
}

/** The place of a cursor; `HeaderInvalid` for one that is not of this very list. */
export function placeOf(keys: Keys, listed: Listed, after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const sealed = Buffer.from(after, 'base64url');
    return place.parse(JSON.parse(keys.openText('column', sealed, boundTo(listed))));
  } catch {
    throw new Refused('HeaderInvalid');
  }
}

function boundTo(listed: Listed): string {
  return `cursor:${listed.list}:${'by' in listed ? listed.by : listed.accountId}`;
}
