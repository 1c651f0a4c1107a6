import type { PostSignInName } from '../../domain/proofs/post-state.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable } from '../database.ts';
import { openText, sealColumn } from '../sealed.ts';

/** Flows that one account at Vietnam Post is told of: nobody has more to wait for. */
const mostFlows = 20;

/** A sign-in as the browser brought it back: two people may have signed in at the same step. */
type Redeemed = PostSignInName & { code: string };

/** Notes that the account `subject` of Vietnam Post has signed in for a flow. */
export async function recordPostSignIn(
  db: Queryable,
  keys: Keys,
  { flowId, step, purpose, number, code, subject }: Redeemed & { subject: string },
): Promise<void> {
  const signIn = {
    purpose,
    number,
    code_lookup: keys.lookup('post-code', code),
    subject: sealColumn(keys, 'post_sign_in.subject', flowId, subject),
    subject_lookup: keys.lookup('post-subject', subject),
    signed_in_at: new Date(),
  };
  await db
    .insertInto('post_sign_in')
    .values({ flow_id: flowId, step, ...signIn })
    .onConflict((conflict) => conflict.columns(['flow_id', 'step']).doUpdateSet(signIn))
    .execute();
}

/** The account that has signed in by this very sign-in and code, or null. */
export async function findPostSignIn(
  db: Queryable,
  keys: Keys,
  { flowId, step, purpose, number, code }: Redeemed,
): Promise<string | null> {
  const row = await db
    .selectFrom('post_sign_in')
    .select('subject')
    .where('flow_id', '=', flowId)
    .where('step', '=', step)
    .where('purpose', '=', purpose)
    .where('number', '=', number)
    .where('code_lookup', '=', keys.lookup('post-code', code))
    .executeTakeFirst();
  return row ? openText(keys, 'post_sign_in.subject', flowId, row.subject) : null;
}

/** The flows that wait for the papers of this account, the latest first. */
export async function flowsOfPostAccount(
  db: Queryable,
  keys: Keys,
  subject: string,
): Promise<string[]> {
  return flowsOfPostLookup(db, postLookup(keys, subject));
}

/** The keyed hash that an account at the Post is found by. */
export function postLookup(keys: Keys, subject: string): Buffer {
  return keys.lookup('post-subject', subject);
}

/** The same flows, by that hash. */
export async function flowsOfPostLookup(db: Queryable, lookup: Buffer): Promise<string[]> {
  const found = await db
    .selectFrom('post_sign_in as s')
    .innerJoin('flow as f', 'f.id', 's.flow_id')
    .select('s.flow_id')
    .where('s.subject_lookup', '=', lookup)
    .where('f.status', '=', 'open')
    .whereRef('f.step', '=', 's.step')
    .orderBy('s.signed_in_at', 'desc')
    .limit(mostFlows)
    .execute();
  return found.map((row) => row.flow_id);
}
