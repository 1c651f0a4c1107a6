import type { OpenedSession } from '../sessions/opening-session.ts';
import { type RawBuilder, sql } from 'kysely';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import { type Queryable, rows } from '../database.ts';
import { constraintOf } from '../unique-violation.ts';
import { type Throttle, countHits } from '../throttles.ts';

export type NewChallenge = {
  proof: ProofName;
  /** 1 for the first message of a step, one more for each re-send. */
  number: number;
  sealedSecret: Buffer;
  codeMac: Buffer;
  ttlMs: number;
  /** How long its message may take to be handed over. */
  claimMs: number;
  /** The number that another flow may have sent a code to; null where that does not matter. */
  phoneLookup: Buffer | null;
  /** Where this query finds something, no code is sent. */
  unless: RawBuilder<unknown> | null;
};

/** What came of opening: whose message it is to hand over, and with which secret; or why there is none. */
export type Opened =
  | { state: 'ours' | 'sent'; sealedSecret: Buffer }
  | { state: 'under_way' }
  | { state: 'limited'; until: Date }
  | { state: 'unwanted' }
  | { state: 'elsewhere'; sentAt: Date };

/**
 * Opens a challenge within the quotas of its phone number and claims its message, in one statement. A
 * repeated call finds the challenge that is there, with its secret, and counts nothing; the message is
 * its own only when nobody hands it over now, and nobody has.
 */
export async function openChallenge(
  db: Queryable,
  challenge: NewChallenge,
  quotas: readonly Throttle[],
): Promise<Opened> {
  const statement = opening(challenge, quotas);
  const found = await rows(db, statement).catch((error: unknown) => {
    // Of two calls at once neither finds the other's challenge; once it is there, it is found.
    if (constraintOf(error) === 'otp_challenge_pkey') return rows(db, statement);
    throw error;
  });
  return toOpened(found[0]);
}

function opening(challenge: NewChallenge, quotas: readonly Throttle[]) {
  const { flowId, step, purpose } = challenge.proof;
  const until = sql`now() + make_interval(secs => ${challenge.claimMs / 1000}::float8)`;
  const isFree = sql`not exists (select from known) and not exists (select from elsewhere)
    and not exists (select from unwanted)`;
  return sql<OpenedRow>`
    with known as (
      select secret, sent_at from otp_challenge
      where ${isOf(challenge.proof)} and number = ${challenge.number}),
    elsewhere as (${codeElsewhere(challenge)}),
    unwanted as (${challenge.unless ?? sql`select where false`}),
    hit as (${countHits(quotas, isFree)}),
    opened as (
      insert into otp_challenge (flow_id, step, purpose, number, secret, code_mac, expires_at,
        claimed_until)
      select ${flowId}, ${step}, ${purpose}, ${challenge.number}, ${challenge.sealedSecret},
        ${challenge.codeMac}, now() + make_interval(secs => ${challenge.ttlMs / 1000}), ${until}
      where ${isFree} and not exists (select from hit where hits > hit_limit)
      returning secret),
    claimed as (
      update otp_challenge set claimed_until = ${until}
      where ${isOf(challenge.proof)} and number = ${challenge.number}
        and sent_at is null and coalesce(claimed_until, now()) <= now()
      returning secret)
    select (select secret from known) as known, (select secret from opened) as opened,
      exists (select from claimed) as claimed, (select sent_at from known) as sent_at,
      (select issued_at from elsewhere) as elsewhere, exists (select from unwanted) as unwanted,
      (select max(window_ends) from hit where hits > hit_limit) as limited_until`;
}

function toOpened(row: OpenedRow | undefined): Opened {
  if (row?.opened) return { state: 'ours', sealedSecret: row.opened };
  if (row?.known) {
    if (!row.claimed && !row.sent_at) return { state: 'under_way' };
    return { state: row.claimed ? 'ours' : 'sent', sealedSecret: row.known };
  }
  if (row?.unwanted) return { state: 'unwanted' };
  if (row?.elsewhere) return { state: 'elsewhere', sentAt: row.elsewhere };
  if (row?.limited_until) return { state: 'limited', until: row.limited_until };
  throw new Error('a challenge was neither opened nor limited');
}

type OpenedRow = {
  known: Buffer | null;
  opened: Buffer | null;
  claimed: boolean;
  sent_at: Date | null;
  elsewhere: Date | null;
  unwanted: boolean;
  limited_until: Date | null;
};

/**
 * A code that the same phone has just got in another flow, which still waits for it: another one would
 * void it unseen. None where the citizen has asked for another one (`phoneLookup` is null then).
 */
function codeElsewhere({ proof, phoneLookup }: NewChallenge) {
  return sql`
    select c.issued_at from flow f join otp_challenge c on c.flow_id = f.id
    where f.phone_lookup = ${phoneLookup}::bytea and f.id <> ${proof.flowId} and f.status = 'open'
      and f.step = ${proof.step} and c.step = ${proof.step} and c.purpose = ${proof.purpose}
      and c.used_at is null and c.sent_at is not null and c.expires_at > now()
    order by c.issued_at desc limit 1`;
}

/**
 * For a WITH clause, beside the write of what the message leads to: it is with the SMS centre, or may
 * be, and is not handed over again.
 */
export function markSent(proof: ProofName, number: number) {
  return sql`
    update otp_challenge set sent_at = coalesce(sent_at, now())
    where ${isOf(proof)} and number = ${number}`;
}

/** Gives a claim up: the message was not taken, and whoever tries next need not wait. */
export async function unclaim(db: Queryable, proof: ProofName, number: number): Promise<void> {
  await sql`update otp_challenge set claimed_until = now()
    where ${isOf(proof)} and number = ${number}`.execute(db);
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

/** What a code leads to, in the statement that consumes or counts it. */
export type Following = {
  /** For the WITH clause: what is written where the code is right, or is a wrong one that counts. */
  parts: (isRight: RawBuilder<unknown>, isWrong: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** For the select list: whether it has opened a session. */
  tells?: RawBuilder<OpenedSession>;
};

export type Verdict = Partial<OpenedSession> & {
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
export async function tryCode(
  db: Queryable,
  attempt: Attempt,
  following?: Following,
): Promise<Verdict> {
  const { proof, number, codeMac, attemptId, daily } = attempt;
  const [row] = await rows(
    db,
    sql<VerdictRow>`
      with day as (
        select hits, window_ends from throttle
        where key = ${daily.key} and window_ends > now() for update),
      before as (
        select *, last_attempt is not distinct from ${attemptId} as repeated from otp_challenge
        where ${isOf(proof)} and number = ${number} for update),
      tried as (${countTry(attempt)}),
      missed as (${countHits([daily], sql`exists (select from tried where not last_right)`)}),
      verdict as (
        select
          coalesce((select last_right from tried), before.code_mac = ${codeMac} and before.last_right) as right,
          coalesce((select attempts from tried), before.attempts) as attempts,
          before.expires_at <= now() as expired,
          exists (select from otp_challenge where ${isOf(proof)} and number < ${number}
            and code_mac = ${codeMac}) as superseded,
          coalesce(
            (select window_ends from missed where hits >= hit_limit),
            (select window_ends from day where hits >= ${daily.limit})) as daily_limit_until
        from before)${following ? sql`, ${following.parts(rightCode, wrongCode)}` : sql``}
      select verdict.*${following?.tells ? sql`, ${following.tells}` : sql``} from verdict`,
  );
  // Tidied away, long after its end.
  if (!row)
    return { right: false, superseded: false, attempts: 0, expired: true, dailyLimitUntil: null };
  const { daily_limit_until: dailyLimitUntil, ...verdict } = row;
  return { ...verdict, dailyLimitUntil };
}

const rightCode = sql`exists (select from verdict v where v.right)`;
const wrongCode = sql`exists (select from tried where not last_right)`;
/** Of a wrong one: whether it is the code of an earlier message. */
export const isSuperseded = sql`(select superseded from verdict)`;

/** Part of the statement: the try itself, where one is left. */
function countTry({ codeMac, attemptId, triesPerCode, daily }: Attempt) {
  return sql`
    update otp_challenge c set attempts = c.attempts + 1, last_attempt = ${attemptId},
      last_right = c.code_mac = ${codeMac},
      used_at = case when c.code_mac = ${codeMac} then now() end
    from before
    where c.flow_id = before.flow_id and c.step = before.step and c.number = before.number
      and not before.repeated
      and c.used_at is null and c.attempts < ${triesPerCode} and c.expires_at > now()
      and coalesce((select hits from day), 0) < ${daily.limit}
    returning c.attempts, c.last_right`;
}

type VerdictRow = Omit<Verdict, 'dailyLimitUntil'> & { daily_limit_until: Date | null };

/** Challenges of this very place: those of another flow, step or purpose are not there. */
export function isOf({ flowId, step, purpose }: ProofName) {
  return sql`flow_id = ${flowId} and step = ${step} and purpose = ${purpose}`;
}
