import type { ActivityDeps } from '../activity-deps.ts';
import type { PostAccount } from './post-activities.ts';
import { toPostAccount } from './to-account.ts';

/**
 * How an account and its papers stand at the Post now; the client has made sure that the answer is
 * of this very account. Null when there is none (any more). Throws OutsideSystemError when the Post
 * does not answer.
 */
export async function readPostPapers(
  deps: ActivityDeps,
  { subject }: { subject: string },
): Promise<PostAccount | null> {
  const papers = await deps.post.readPapers(subject, { timeoutMs: deps.timeouts.postMs });
  return papers.outcome === 'known' ? toPostAccount(deps, papers.identity) : null;
}
