import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../domain/flows/actor.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { type FlowRow, openRow, type StoredFlow } from '../flows/flows.ts';

/** What has happened to a flow, as the audit trail has it. */
export type StoryEvent = {
  at: Date;
  event: string;
  actor: Actor;
  /** What a source has found. */
  findings: string[];
  /** Of an act of staff. */
  reason: string | null;
  ticket: string | null;
  /** Why nothing came of it, by a code. */
  why: string | null;
};

/** A flow with all that staff are told of it. */
export type Story = {
  row: FlowRow;
  openedAt: Date;
  accountId: string | null;
  events: StoryEvent[];
};

/** A flow writes fewer; should it not, the latest are told. */
const most = 500;

/** Looks of staff, which say nothing about the flow; the audit trail has them. */
const looks = [
  'staff.flow_shown',
  'staff.flows_found',
  'staff.review_shown',
  'staff.dispute_shown',
  'staff.evidence_shown',
  'codec.decoded',
];

/** The flow and its story, the oldest event first; null for a flow that is not there. */
export async function readStory(db: Queryable, keys: Keys, flowId: string): Promise<Story | null> {
  const [found] = await rows(
    db,
    sql<StoredFlow & { opened_at: Date; account_id: string | null }>`
      select body, version, delivery, next_try_at, generation, taken_up_by, opened_at, account_id
      from flow where id = ${flowId}`,
  );
  if (!found) return null;
  const { opened_at: openedAt, account_id: accountId, ...stored } = found;
  const events = await readEvents(db, flowId);
  return { row: openRow(keys, flowId, stored), openedAt, accountId, events };
}

type EventRow = Pick<StoryEvent, 'at' | 'event' | 'actor'> & {
  details: unknown;
  asked: string[] | null;
};

/** Whatever wrote an event, its details are read as far as they are what is told here. */
const text = z.string().nullable().catch(null).default(null);
const detailsShape = z
  .object({
    findings: z.array(z.string()).catch([]).default([]),
    reason: text,
    ticket: text,
    why: text,
  })
  .catch({ findings: [], reason: null, ticket: null, why: null });

async function readEvents(db: Queryable, flowId: string): Promise<StoryEvent[]> {
  const found = await rows(
    db,
    sql<EventRow>`
      select e.at, e.event, e.actor, e.details, r.findings as asked
      from audit_event e
        left join lateral (
          select findings from review
          where e.event = 'review.requested' and flow_id = e.flow_id and requested_at <= e.at + interval '5 seconds'
          order by requested_at desc limit 1) r on true
      where e.flow_id = ${flowId} and e.event <> all (${sql.val(looks)}::text[])
      order by e.id desc limit ${most}`,
  );
  return found.toReversed().map(({ at, event, actor, details, asked }) => {
    const { findings, ...told } = detailsShape.parse(details);
    return { at, event, actor, findings: findings.length > 0 ? findings : (asked ?? []), ...told };
  });
}
