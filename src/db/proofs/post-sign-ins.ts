import { sql } from 'kysely';
import { z } from 'zod';
import type { PostSignInName } from '../../domain/proofs/post-state.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';

/** Flows that one account at Vietnam Post is told of: nobody has more to wait for. */
const mostFlows = 20;

/** A sign-in as the browser brought it back: two people may have signed in at the same step. */
type Redeemed = PostSignInName & { code: string };

/** Notes that the account `subject` of Vietnam Post has signed in for a flow. */
export async function recordPostSignIn(
  db: Queryable,
  keys: Keys,
  { flowId, number, code, subject }: Redeemed & { subject: string },
): Promise<void> {
  await sql`
    insert into post_sign_in (flow_id, number, code_lookup, subject, subject_lookup)
    values (${flowId}, ${number}, ${keys.lookup('post-code', code)},
      ${keys.sealText('column', subject, flowId)}, ${keys.lookup('post-subject', subject)})
    on conflict (flow_id) do update set number = excluded.number,
      code_lookup = excluded.code_lookup, subject = excluded.subject,
      subject_lookup = excluded.subject_lookup, signed_in_at = now()`.execute(db);
}

/** The account that has signed in by this very sign-in and code, or null. */
export async function findPostSignIn(
  db: Queryable,
  keys: Keys,
  { flowId, number, code }: Redeemed,
): Promise<string | null> {
  const [row] = await rows(
    db,
    z.object({ subject: z.instanceof(Buffer) }),
    sql`select subject from post_sign_in where flow_id = ${flowId} and number = ${number}
      and code_lookup = ${keys.lookup('post-code', code)}`,
  );
  return row ? keys.openText('column', row.subject, flowId) : null;
}

/** The flows that wait for the papers of this account, the latest first. */
export async function flowsOfPostAccount(
  db: Queryable,
  keys: Keys,
  subject: string,
): Promise<string[]> {
  const found = await rows(
    db,
    z.object({ flow_id: z.string() }),
    sql`
      select flow_id from post_sign_in s join flow f on f.id = s.flow_id
      where s.subject_lookup = ${keys.lookup('post-subject', subject)}
        and f.status = 'open' and f.step = 'vietnam_post'
      order by s.signed_in_at desc limit ${mostFlows}`,
  );
  return found.map((row) => row.flow_id);
}
