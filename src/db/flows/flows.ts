import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ReviewEnd } from '../../domain/account/review-end.ts';
import type { Actor } from '../../domain/flows/actor.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable } from '../database.ts';
import type { Tables } from '../entities/entities.ts';
import { openText, sealColumn } from '../sealed.ts';

/**
 * What is known of the subject so far: for the password rule and for support's look-up. Never shown,
 * gone when the flow has ended.
 */
export type Personal = { documentNumber?: string; phone?: string; fullName?: string };

/** A waiting point to be written: the record, what stays private, and what happened, for the audit. */
export type SavedFlow = {
  record: FlowRecord;
  personal: Personal | null;
  event: string;
  actor: Actor;
  /** What a source has found wrong, in words that say nothing about a person: for staff, in the audit. */
  findings?: readonly string[] | undefined;
  /** A review that decides nothing any more from here on, unless its decision was taken. */
  endsReview?: EndedReview | undefined;
  /** Of the start's body. */
  startMac?: string | undefined;
  /** In which messages to the citizen are written. */
  language?: Language | undefined;
};

export type EndedReview = { id: string; because: ReviewEnd };

export type FlowRow = {
  record: FlowRecord;
  /** Grows with every change, also with the delivery of a message: the ETag and the event id. */
  version: number;
  personal: Personal | null;
  delivery: Delivery | null;
  /** How often it was taken up on another device: which token opens it. */
  generation: number;
  /** The resumption that has done so last. */
  takenUpBy: string | null;
  /** Tells the body that the flow was started with from any other, long after its workflow is gone. */
  startMac?: string | undefined;
  /** In which messages to the citizen are written; missing in rows of earlier versions. */
  language?: Language | undefined;
};

export type Delivery = 'pending' | 'delivered' | 'failed';

type Body = Pick<FlowRow, 'record' | 'personal' | 'startMac' | 'language'>;

/**
 * Writes a waiting point, the end of the review that it leaves behind, and its audit event in one
 * statement, as `savingFlow` has it. `beside` is written in it, too.
 */
export async function saveFlow(
  db: Queryable,
  keys: Keys,
  saved: SavedFlow,
  message?: { id: string },
  beside?: RawBuilder<unknown>,
): Promise<void> {
  const others = beside ? sql`, beside as (${beside})` : sql``;
  await sql`with ${savingFlow(keys, saved, { message })}${others} select from saved`.execute(db);
}

type SavingOptions = { message?: { id: string } | undefined; when?: RawBuilder<unknown> };

/**
 * The same for a WITH clause, where `when` holds: its parts are named `saved`, `closed` and `audited`.
 * A row is overwritten by a later waiting point, so a repeated activity changes nothing and audits
 * nothing twice. Since an activity's write may outlive the workflow task that it was done for, an open row is
 * overwritten, too, by another waiting point of the same number, and by an end of whatever number.
 */
export function savingFlow(
  keys: Keys,
  saved: SavedFlow,
  { message, when = sql`true` }: SavingOptions = {},
): RawBuilder<unknown> {
  const { record, event, actor, findings } = saved;
  const accountId = record.result?.account?.id ?? null;
  const { kind: purpose, status } = record;
  const details = { step: record.step?.name ?? null, status, purpose, findings };
  return sql`
    saved as (
      insert into flow (id, reference, kind, method, status, step, waiting_for, waiting_since,
        expires_at, sequence, event, body, phone_lookup, document_lookup, message_id, delivery,
        account_id)
      select ${rowOf(keys, saved, message)} where ${when}
      on conflict (id) do update set
        status = excluded.status, step = excluded.step, waiting_for = excluded.waiting_for,
        waiting_since = excluded.waiting_since, expires_at = excluded.expires_at,
        sequence = excluded.sequence, event = excluded.event, version = flow.version + 1,
        body = excluded.body, next_try_at = null,
        phone_lookup = coalesce(excluded.phone_lookup, flow.phone_lookup),
        document_lookup = coalesce(excluded.document_lookup, flow.document_lookup),
        message_id = coalesce(excluded.message_id, flow.message_id),
        delivery = coalesce(excluded.delivery, flow.delivery),
        account_id = coalesce(excluded.account_id, flow.account_id)
      where flow.sequence < excluded.sequence or (flow.status = 'open' and (
        excluded.status <> 'open' or (flow.sequence = excluded.sequence
          and (flow.step, flow.waiting_for, flow.event)
            is distinct from (excluded.step, excluded.waiting_for, excluded.event))))
      returning id)${closing(saved.endsReview)}${passing(saved)},
    audited as (
      insert into audit_event (event, actor, flow_id, account_id, details)
      select ${event}, ${actor}, id, ${accountId}::uuid,
        ${JSON.stringify(details)}::jsonb${saved.endsReview ? sql` || coalesce((select told from closed), '{}')` : sql``}
      from saved)`;
}

/** Part of the statement: closes a review, and says so for the audit. */
function closing(review: EndedReview | undefined) {
  if (!review) return sql``;
  const { id, because } = review;
  return sql`, closed as (
      update review set closed_at = now(), closed_because = ${because}
      where id = ${id} and used_at is null and closed_at is null and exists (select from saved)
      returning jsonb_build_object('review', id, 'closed', closed_because) as told)`;
}

/** Part of the statement, after a restore: closes the reviews that the flow has gone past. */
function passing({ record, event }: SavedFlow) {
  if (event !== 'flow.written_again') return sql``;
  return sql`, passed as (
      update review set closed_at = now(), closed_because = 'flow_went_on'
      where flow_id = ${record.id} and id is distinct from ${record.reviewId ?? null}::uuid
        and used_at is null and closed_at is null and exists (select from saved))`;
}

/** The values of a row, in the order of the columns above. */
function rowOf(
  keys: Keys,
  { record, personal, event, startMac, language }: SavedFlow,
  message?: { id: string },
) {
  const { step, status, result } = record;
  const isOpen = status === 'open';
  const body: Body = { record, personal: isOpen ? personal : null, startMac, language };
  const { phone, documentNumber } = personal ?? {};
  return sql`${record.id}, ${record.reference}, ${record.kind}, ${record.method}, ${status},
    ${step?.name ?? null}, ${step?.waitingFor ?? null}, ${record.waitingSince},
    ${record.expiresAt}, ${record.sequence}, ${event},
    ${sealColumn(keys, 'flow.body', record.id, JSON.stringify(body))},
    ${phone === undefined ? null : keys.lookup('phone', phone)},
    ${documentNumber === undefined ? null : keys.lookup('document', documentNumber)},
    ${message?.id ?? null}, ${message ? 'pending' : null}, ${result?.account?.id ?? null}::uuid`;
}

/**
 * Writes the row of a flow whose start was accepted but not yet worked on, so that its status can
 * be read while no worker runs. Never overwrites.
 */
export async function acceptFlow(
  db: Queryable,
  keys: Keys,
  record: FlowRecord,
  startMac: string,
): Promise<void> {
  const body: Body = { record, personal: null, startMac };
  await sql`
    insert into flow (id, reference, kind, method, status, step, waiting_for, waiting_since,
      expires_at, sequence, body)
    values (${record.id}, ${record.reference}, ${record.kind}, ${record.method}, ${record.status},
      ${record.step?.name ?? null}, ${record.step?.waitingFor ?? null}, ${record.waitingSince},
      ${record.expiresAt}, ${record.sequence}, ${sealColumn(keys, 'flow.body', record.id, JSON.stringify(body))})
    on conflict (id) do nothing`.execute(db);
}

/** The row of a flow, or null. Rows are ours and sealed: an open failure means a wrong key. */
export async function readFlow(db: Queryable, keys: Keys, flowId: string): Promise<FlowRow | null> {
  const row = await db
    .selectFrom('flow')
    .select(['body', 'version', 'delivery', 'next_try_at', 'generation', 'taken_up_by'])
    .where('id', '=', flowId)
    .executeTakeFirst();
  return row ? openRow(keys, flowId, row) : null;
}

/** What is read of a row. */
export type StoredFlow = Pick<
  Selectable<Tables['flow']>,
  'body' | 'version' | 'delivery' | 'next_try_at' | 'generation' | 'taken_up_by'
>;

/** Opens what was read; throws where the key is a wrong one. */
export function openRow(keys: Keys, flowId: string, row: StoredFlow): FlowRow {
  const body = readBody(openText(keys, 'flow.body', flowId, row.body));
  const record = withNextTry(body.record, row.next_try_at);
  const { version, delivery, generation, taken_up_by: takenUpBy } = row;
  return { ...body, record, version, delivery, generation, takenUpBy };
}

/** A wait for an outside system ends with its next try: the pauses grow while the record stays. */
function withNextTry(record: FlowRecord, nextTryAt: Date | null): FlowRecord {
  const { problem } = record;
  if (!nextTryAt || problem?.retryAt === undefined) return record;
  return { ...record, problem: { ...problem, retryAt: nextTryAt.toISOString() } };
}

/** Notes when a flow that waits for an outside system will have it asked again. */
export async function noteNextTry(db: Queryable, flowId: string, at: Date): Promise<void> {
  await db
    .updateTable('flow')
    .set({ next_try_at: at })
    .where('id', '=', flowId)
    .where('status', '=', 'open')
    .where('waiting_for', '<>', 'citizen')
    .execute();
}

/** Authenticated by the seal: only this system can have written it. */
function readBody(json: string): Body;
function readBody(json: string): unknown {
  const body: unknown = JSON.parse(json);
  return body;
}
