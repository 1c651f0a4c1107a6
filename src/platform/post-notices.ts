import { OutsideSystemError } from '../adapters/outside-system-error.ts';
import { createVietnamPostClient } from '../adapters/vietnam-post/client.ts';
import type { ReadPostNotice } from '../api/callbacks/vietnam-post.ts';
import type { PostSettings } from './config/outside.ts';
import { observePost } from './observe-outside.ts';
import type { OutsideCalls } from './outside-calls.ts';

/** What the API process needs of Vietnam Post: to read its notices, by a client of its own. */
export function createPostNotices(
  settings: PostSettings,
  calls: OutsideCalls,
): {
  read: ReadPostNotice;
  close: () => Promise<void>;
} {
  const client = observePost(createVietnamPostClient(settings), calls);
  return {
    read: (jwt) =>
      client.readNotice(jwt, { timeoutMs: settings.timeoutMs }).catch((error: unknown) => {
        if (error instanceof OutsideSystemError) return { outcome: 'unavailable' };
        throw error;
      }),
    close: () => client.close(),
  };
}
