import { sql } from 'kysely';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import { onlyRow, type Queryable, rows } from '../database.ts';
import { type Throttle, countHits } from '../throttles.ts';

export type NewSimPrompt = {
  apTransId: string;
  proof: ProofName;
  /** Keyed hash of the number. */
  phoneLookup: Buffer;
  /** How long it stays on the phone. */
  promptMs: number;
  /** The pause after a prompt of this number that ended without a signature. */
  coolDownMs: number;
  /** Prompts of this number in an hour and in a day. */
  throttles: readonly Throttle[];
};

/** What came of it; an order that was repeated finds its own prompt, as far as it had come. */
export type SimPromptOpening =
  | { state: 'open'; transactionId: string | null }
  | { state: 'ended'; outcome: string; endedAt: Date }
  | { state: 'busy' | 'too_soon' | 'limited'; until: Date };

/**
 * Opens a prompt where the number has none open, is not cooling down and has some left.
 * Runs in a transaction of its own.
 */
export async function openSimPrompt(
  tx: Queryable,
  prompt: NewSimPrompt,
): Promise<SimPromptOpening> {
  const known = await renew(tx, prompt);
  if (known) return known;
  await lapse(tx, prompt);
  const { opened, cooling_until, open_until, limited_until } = await insert(tx, prompt);
  if (opened) return { state: 'open', transactionId: null };
  // A try that was given up may have opened this very prompt a moment ago.
  const own = await renew(tx, prompt);
  if (own) return own;
  if (open_until) return { state: 'busy', until: open_until };
  if (cooling_until) return { state: 'too_soon', until: cooling_until };
  if (limited_until) return { state: 'limited', until: limited_until };
  // Another flow was faster by a moment; now its prompt is to be seen.
  return openSimPrompt(tx, prompt);
}

/** Its own prompt, when the order is repeated: until it is accepted its time begins anew. */
async function renew(
  tx: Queryable,
  { apTransId, promptMs }: NewSimPrompt,
): Promise<SimPromptOpening | null> {
  const [row] = await rows(
    tx,
    sql<{
      transaction_id: string | null;
      outcome: string | null;
      ended_at: Date | null;
    }>`update sim_prompt
      set until = case when transaction_id is null and ended_at is null
        then now() + ${interval(promptMs)} else until end
      where ap_trans_id = ${apTransId} returning transaction_id, outcome, ended_at`,
  );
  if (!row) return null;
  const { outcome, ended_at: endedAt, transaction_id: transactionId } = row;
  return outcome !== null && endedAt
    ? { state: 'ended', outcome, endedAt }
    : { state: 'open', transactionId };
}

/** A prompt whose time is over is off the phone, whatever became of its flow. */
async function lapse(tx: Queryable, { phoneLookup }: NewSimPrompt): Promise<void> {
  await sql`update sim_prompt set ended_at = until, outcome = 'lapsed'
    where phone_lookup = ${phoneLookup} and ended_at is null and until <= now()`.execute(tx);
}

async function insert(tx: Queryable, prompt: NewSimPrompt) {
  const { apTransId, proof, phoneLookup, promptMs, coolDownMs, throttles } = prompt;
  const { flowId, step, purpose } = proof;
  const isFree = sql`not exists (select from open) and not exists (select from cooling)`;
  return onlyRow(
    tx,
    sql<Inserted>`
      with open as (
        select until from sim_prompt where phone_lookup = ${phoneLookup} and ended_at is null),
      cooling as (
        select ended_at + ${interval(coolDownMs)} as until from sim_prompt
        where phone_lookup = ${phoneLookup} and outcome <> 'signed'
          and ended_at + ${interval(coolDownMs)} > now()),
      hit as (${countHits(throttles, isFree)}),
      opened as (
        insert into sim_prompt (ap_trans_id, flow_id, step, purpose, phone_lookup, until)
        select ${apTransId}, ${flowId}, ${step}, ${purpose}, ${phoneLookup}, now() + ${interval(promptMs)}
        where ${isFree} and not exists (select from hit where hits > hit_limit)
        on conflict do nothing returning ap_trans_id)
      select exists (select from opened) as opened,
        (select max(until) from open) as open_until,
        (select max(until) from cooling) as cooling_until,
        (select max(window_ends) from hit where hits > hit_limit) as limited_until`,
  );
}

type Inserted = {
  opened: boolean;
  open_until: Date | null;
  cooling_until: Date | null;
  limited_until: Date | null;
};

function interval(ms: number) {
  return sql`make_interval(secs => ${ms / 1000}::float8)`;
}
