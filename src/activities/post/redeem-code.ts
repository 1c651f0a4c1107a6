import { findPostSignIn, recordPostSignIn } from '../../db/proofs/post-sign-ins.ts';
import type { PostSignInName } from '../../domain/proofs/post-state.ts';
import type { PostReturn } from '../../domain/steps/vietnam-post.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { PostSignInVerdict } from './post-activities.ts';
import { expectedSignIn } from './expected-sign-in.ts';
import { readPostPapers } from './read-papers.ts';
import { toPostAccount } from './to-account.ts';

/**
 * Who has signed in, from what the browser brought back; noted, so that a notice finds the flow. A
 * code is good once: a repeated call finds the note of the first one, and asks for the papers instead.
 * Throws OutsideSystemError when the Post does not answer.
 */
export async function redeemPostCode(
  deps: ActivityDeps,
  { answer, ...name }: PostSignInName & { answer: PostReturn },
): Promise<PostSignInVerdict> {
  const { database, keys, post, timeouts } = deps;
  const redeemed = { ...name, code: answer.code };
  const subject = await findPostSignIn(database.db, keys, redeemed);
  const known = subject === null ? null : await readPostPapers(deps, { subject });
  if (known) return { outcome: 'signed_in', account: known };
  const expected = expectedSignIn(deps, name);
  const signIn = await post.redeem(answer, expected, { timeoutMs: timeouts.postMs });
  if (signIn.outcome === 'refused') return signIn;
  await recordPostSignIn(database.db, keys, {
    ...redeemed,
    subject: signIn.identity.subject,
  });
  return { outcome: 'signed_in', account: await toPostAccount(deps, signIn.identity) };
}
