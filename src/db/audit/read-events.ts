import { type RawBuilder, sql } from 'kysely';
import { type Queryable, onlyRow, rows } from '../database.ts';
import { readHead, headName } from './seal-events.ts';
import { readUnsealed } from './verify-audit.ts';

/** Which events; what is not told makes no difference. */
export type EventsAsked = {
  flowId?: string | undefined;
  accountId?: string | undefined;
  /** Id of the member of staff. */
  by?: string | undefined;
  event?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  after: EventPlace | null;
  limit: number;
};

/** A place in the trail: the time as PostgreSQL writes it, and the number of the row. */
export type EventPlace = { at: string; id: string };

export type ReadEvent = {
  at: Date;
  event: string;
  actor: string;
  flowId: string | null;
  accountId: string | null;
  details: Record<string, unknown>;
  sequence: number | null;
  hash: Buffer | null;
};

type Row = ReadEvent & { id: string; place: string };

/** Reads events of the trail, the newest first. */
export async function readEvents(
  db: Queryable,
  asked: EventsAsked,
): Promise<{ items: ReadEvent[]; next: EventPlace | null }> {
  const found = await rows(
    db,
    sql<Row>`
      select id::text as id, at::text as place, at, event, actor, flow_id as "flowId",
        account_id as "accountId", details, sequence::float8 as sequence, hash
      from audit_event where ${sql.join(conditionsOf(asked), sql` and `)}
      order by audit_event.at desc, audit_event.id desc limit ${asked.limit + 1}`,
  );
  const kept = found.slice(0, asked.limit);
  const last = found.length > asked.limit ? kept.at(-1) : undefined;
  return {
    items: kept.map(toEvent),
    next: last ? { at: last.place, id: last.id } : null,
  };
}

function toEvent(row: Row): ReadEvent {
  const { at, event, actor, flowId, accountId, details, sequence, hash } = row;
  return { at, event, actor, flowId, accountId, details, sequence, hash };
}

function conditionsOf(asked: EventsAsked): RawBuilder<unknown>[] {
  const { flowId, accountId, by, event, from, to, after } = asked;
  return [
    sql`true`,
    ...(flowId === undefined ? [] : [sql`flow_id = ${flowId}`]),
    ...(accountId === undefined ? [] : [sql`account_id = ${accountId}`]),
    ...(by === undefined ? [] : [sql`actor = ${`staff:${by}`}`]),
    ...(event === undefined ? [] : [sql`event = ${event}`]),
    ...(from === undefined ? [] : [sql`at >= ${from}`]),
    ...(to === undefined ? [] : [sql`at < ${to}`]),
    ...(after ? [sql`(at, id) < (${after.at}::timestamptz, ${after.id}::bigint)`] : []),
  ];
}

export type SealState = {
  head: string | null;
  fits: boolean;
  unsealed: { events: number; since: Date | null };
};

/**
 * The newest seal, and whether the event that it goes up to has the hash that was sealed. Each event before
 * it is looked at by `verifyAudit` alone.
 */
export async function readSealState(db: Queryable): Promise<SealState> {
  const [head, unsealed] = [await readHead(db), await readUnsealed(db)];
  if (!head) return { head: null, fits: true, unsealed };
  const { fits } = await onlyRow(
    db,
    sql<{ fits: boolean }>`
      select exists (select from audit_event
        where sequence = ${head.sequence} and hash = ${head.hash}) as fits`,
  );
  return { head: headName(head), fits, unsealed };
}
