import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** A prompt as a callback finds it; `outcome` is null while it is open. */
export type SimPrompt = { flowId: string; transactionId: string | null; outcome: string | null };

/**
 * Notes that the provider has accepted an order: its time on the phone begins. False when the prompt
 * has ended meanwhile.
 */
export async function acceptSimPrompt(
  db: Queryable,
  { apTransId, transactionId, promptMs }: Accepted,
): Promise<boolean> {
  const updated = await sql`update sim_prompt set transaction_id = ${transactionId},
      until = now() + make_interval(secs => ${promptMs / 1000}::float8)
    where ap_trans_id = ${apTransId} and ended_at is null
      and coalesce(transaction_id, ${transactionId}) = ${transactionId}`.execute(db);
  return updated.numAffectedRows === 1n;
}

type Accepted = { apTransId: string; transactionId: string; promptMs: number };

/** Ends a prompt, once; answers when it has ended. */
export async function endSimPrompt(
  db: Queryable,
  apTransId: string,
  outcome: string,
): Promise<Date> {
  const [row] = await rows(
    db,
    sql<{ ended_at: Date }>`update sim_prompt set ended_at = coalesce(ended_at, now()),
        outcome = coalesce(outcome, ${outcome})
      where ap_trans_id = ${apTransId} returning ended_at`,
  );
  // Tidied away, long after its end.
  return row?.ended_at ?? new Date();
}

/** The prompt of an order, or null. */
export async function findSimPrompt(db: Queryable, apTransId: string): Promise<SimPrompt | null> {
  const row = await db
    .selectFrom('sim_prompt')
    .select(['flow_id', 'transaction_id', 'outcome'])
    .where('ap_trans_id', '=', apTransId)
    .executeTakeFirst();
  return row
    ? { flowId: row.flow_id, transactionId: row.transaction_id, outcome: row.outcome }
    : null;
}
