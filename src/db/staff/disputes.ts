import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { type Asked, type Page, pageOf } from '../pages.ts';
import { openText } from '../sealed.ts';

/** A complaint as staff find it. */
export type DisputeFound = {
  id: string;
  reference: string;
  step: 'hearing' | 'decision' | null;
  since: Date;
  dueAt: Date | null;
  hasObjection: boolean;
};

/** The same with what the other party has said; null: nobody was told. */
export type DisputeShown = DisputeFound & {
  hearing: { until: Date; objection: { statement: string; at: Date } | null } | null;
};

const columns = sql`f.id, f.reference, f.waiting_since as since, r.due_at as "dueAt",
  case when f.status = 'open' and f.step in ('hearing', 'decision') then f.step end as step,
  h.objection is not null as "hasObjection"`;
const complaints = sql`flow f
  left join hearing h on h.flow_id = f.id
  left join lateral (
    select due_at from review where flow_id = f.id order by requested_at desc limit 1) r on true`;

/** The complaints that wait for the other party or for staff, the one that waits longest first. */
export async function listDisputes(db: Queryable, asked: Asked): Promise<Page<DisputeFound>> {
  const { after, limit } = asked;
  const behind: RawBuilder<unknown> = after
    ? sql`(f.waiting_since, f.id) > (${after.at}::timestamptz, ${after.id})`
    : sql`true`;
  const found = await rows(
    db,
    sql<DisputeFound & { at: string }>`
      select ${columns}, f.waiting_since::text as at from ${complaints}
      where f.kind = 'dispute' and f.status = 'open' and f.step in ('hearing', 'decision') and ${behind}
      order by f.waiting_since, f.id limit ${limit + 1}`,
  );
  return pageOf(found, asked, toFound);
}

function toFound({ id, reference, step, since, dueAt, hasObjection }: DisputeFound): DisputeFound {
  return { id, reference, step, since, dueAt, hasObjection };
}

type Row = DisputeFound & { until: Date | null; objection: Buffer | null; objectedAt: Date | null };

/** A complaint by its flow; null: there is none. */
export async function readDispute(
  db: Queryable,
  keys: Keys,
  flowId: string,
): Promise<DisputeShown | null> {
  const [row] = await rows(
    db,
    sql<Row>`
      select ${columns}, h.until, h.objection, h.objected_at as "objectedAt" from ${complaints}
      where f.kind = 'dispute' and f.id = ${flowId}`,
  );
  if (!row) return null;
  const { until, objection, objectedAt, ...dispute } = row;
  const said = objection && objectedAt;
  const statement = objection && openText(keys, 'hearing.objection', dispute.id, objection);
  return {
    ...dispute,
    hearing: until && {
      until,
      objection: said && statement !== null ? { statement, at: objectedAt } : null,
    },
  };
}
