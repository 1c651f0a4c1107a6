import { sql } from 'kysely';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { Keys } from '../../platform/keys.ts';
import { onlyRow, type Queryable } from '../database.ts';
import { type SavedFlow, saveFlow } from '../flows/flows.ts';
import { isOf } from '../proofs/otp-challenges.ts';
import { countHits, type Throttle } from '../throttles.ts';

/** A code that may be sent to nobody: which of the step, and how long it counts. */
export type QuietChallenge = {
  proof: ProofName;
  number: number;
  sealedSecret: Buffer;
  codeMac: Buffer;
  ttlMs: number;
};

/**
 * Opens a challenge with the waiting point of its flow, in one statement: before anything is sent, and the
 * same whether or not something will be. A repeated call finds the one that is there.
 */
export async function openQuietChallenge(
  db: Queryable,
  keys: Keys,
  { proof, number, sealedSecret, codeMac, ttlMs }: QuietChallenge,
  next: SavedFlow,
): Promise<void> {
  const { flowId, step, purpose } = proof;
  const opened = sql`
    insert into otp_challenge (flow_id, step, purpose, number, secret, code_mac, expires_at)
    values (${flowId}, ${step}, ${purpose}, ${number}, ${sealedSecret}, ${codeMac},
      now() + make_interval(secs => ${ttlMs / 1000}))
    on conflict do nothing`;
  await saveFlow(db, keys, next, undefined, opened);
}

/**
 * Takes a challenge's message to hand it over, within its throttles, which count it the first time; answers
 * with its sealed secret. Null: it is too late, somebody else has it, it was sent, or a throttle is used up.
 */
export async function claimQuietMessage(
  db: Queryable,
  { proof, number, claimMs }: { proof: ProofName; number: number; claimMs: number },
  throttles: readonly Throttle[],
): Promise<Buffer | null> {
  const isIt = sql`${isOf(proof)} and number = ${number}`;
  const { secret } = await onlyRow(
    db,
    sql<{ secret: Buffer | null }>`
      with fresh as (
        select from otp_challenge where ${isIt} and claimed_until is null and sent_at is null
          and expires_at > now()),
      hit as (${countHits(throttles, sql`exists (select from fresh)`)}),
      claimed as (
        update otp_challenge
        set claimed_until = now() + ${claimMs} * interval '1 millisecond'
        where ${isIt} and sent_at is null and expires_at > now()
          and coalesce(claimed_until, now()) <= now()
          and not exists (select from hit where hits > hit_limit)
        returning secret)
      select (select secret from claimed) as secret`,
  );
  return secret;
}
