import { sql } from 'kysely';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import { type Queryable, rows } from '../database.ts';
import { type Throttle, countHits } from '../throttles.ts';

export type NewChallenge = {
  proof: ProofName;
  /** 1 for the first message of a step, one more for each re-send. */
  number: number;
  sealedSecret: Buffer;
  codeMac: Buffer;
  ttlMs: number;
};

/**
 * Opens a challenge within the quotas of its phone number, in one statement. A repeated call finds
 * the challenge that is there, with its secret, and counts nothing: the same code is sent again.
 */
export async function openChallenge(
  db: Queryable,
  challenge: NewChallenge,
  quotas: readonly Throttle[],
): Promise<{ sealedSecret: Buffer } | { limitedUntil: Date }> {
  const { flowId, step, purpose } = challenge.proof;
  const [row] = await rows(
    db,
    sql<{ secret: Buffer | null; limited_until: Date | null }>`
      with known as (
        select secret from otp_challenge
        where ${isOf(challenge.proof)} and number = ${challenge.number}),
      hit as (${countHits(quotas, sql`not exists (select from known)`)}),
      opened as (
        insert into otp_challenge (flow_id, step, purpose, number, secret, code_mac, expires_at)
        select ${flowId}, ${step}, ${purpose}, ${challenge.number}, ${challenge.sealedSecret},
          ${challenge.codeMac}, now() + make_interval(secs => ${challenge.ttlMs / 1000})
        where not exists (select from known) and not exists (select from hit where hits > hit_limit)
        returning secret)
      select coalesce((select secret from known), (select secret from opened)) as secret,
        (select max(window_ends) from hit where hits > hit_limit) as limited_until`,
  );
  if (row?.secret) return { sealedSecret: row.secret };
  if (row?.limited_until) return { limitedUntil: row.limited_until };
  throw new Error('a challenge was neither opened nor limited');
}

export type Attempt = {
  proof: ProofName;
  number: number;
  /** Keyed hash of the code that was typed. */
  codeMac: Buffer;
  /** Names the attempt, so that a repeated call is not another attempt. */
  attemptId: string;
  triesPerCode: number;
  /** Wrong codes per phone number and day, across all flows. */
  daily: Throttle;
};

export type Verdict = {
  right: boolean;
  superseded: boolean;
  attempts: number;
  expired: boolean;
  dailyLimitUntil: Date | null;
};

/**
 * Counts an attempt, compares and consumes in one guarded statement: a code is accepted once,
 * before it expires, within its tries and the day's. Only its own flow's workflow asks, and only
 * while it stands at this step: a used code that is right again is one whose answer was lost. The
 * comparison is of keyed hashes, so its time tells nothing.
 */
export async function tryCode(db: Queryable, attempt: Attempt): Promise<Verdict> {
  const { proof, number, codeMac, attemptId, triesPerCode, daily } = attempt;
  const [row] = await rows(
    db,
    sql<VerdictRow>`
      with day as (
        select hits, window_ends from throttle
        where key = ${daily.key} and window_ends > now() for update),
      before as (
        select *, last_attempt is not distinct from ${attemptId} as repeated from otp_challenge
        where ${isOf(proof)} and number = ${number} for update),
      tried as (
        update otp_challenge c set attempts = c.attempts + 1, last_attempt = ${attemptId},
          last_right = c.code_mac = ${codeMac},
          used_at = case when c.code_mac = ${codeMac} then now() end
        from before
        where c.flow_id = before.flow_id and c.step = before.step and c.number = before.number
          and not before.repeated
          and c.used_at is null and c.attempts < ${triesPerCode} and c.expires_at > now()
          and coalesce((select hits from day), 0) < ${daily.limit}
        returning c.attempts, c.last_right),
      missed as (${countHits([daily], sql`exists (select from tried where not last_right)`)})
      select
        coalesce((select last_right from tried), before.code_mac = ${codeMac} and before.last_right) as right,
        coalesce((select attempts from tried), before.attempts) as attempts,
        before.expires_at <= now() as expired,
        exists (select from otp_challenge where ${isOf(proof)} and number < ${number}
          and code_mac = ${codeMac}) as superseded,
        coalesce(
          (select window_ends from missed where hits >= hit_limit),
          (select window_ends from day where hits >= ${daily.limit})) as daily_limit_until
      from before`,
  );
  // Tidied away, long after its end.
  if (!row)
    return { right: false, superseded: false, attempts: 0, expired: true, dailyLimitUntil: null };
  const { daily_limit_until: dailyLimitUntil, ...verdict } = row;
  return { ...verdict, dailyLimitUntil };
}

type VerdictRow = Omit<Verdict, 'dailyLimitUntil'> & { daily_limit_until: Date | null };

/** Challenges of this very place: those of another flow, step or purpose are not there. */
function isOf({ flowId, step, purpose }: ProofName) {
  return sql`flow_id = ${flowId} and step = ${step} and purpose = ${purpose}`;
}
