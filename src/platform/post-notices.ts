import { OutsideSystemError } from '../adapters/outside-system-error.ts';
import type { VietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { ReadPostNotice } from '../api/callbacks/vietnam-post.ts';

/** What the API needs of Vietnam Post: to read its notices, each within a time in milliseconds. */
export function readPostNotices(
  client: Pick<VietnamPostClient, 'readNotice'>,
  timeoutMs: number,
): ReadPostNotice {
  return (jwt) =>
    client.readNotice(jwt, { timeoutMs }).catch((error: unknown) => {
      if (error instanceof OutsideSystemError) return { outcome: 'unavailable' };
      throw error;
    });
}
