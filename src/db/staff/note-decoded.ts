import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable } from '../database.ts';

/** A page asks for each event of a flow on its own: what follows within this is the same look. */
const oneLookSeconds = 60;

export type Decoded = {
  /** Id of the member of staff. */
  by: string;
  namespace: string;
  /** How many payloads were opened of each flow; null: of none. */
  payloads: ReadonlyMap<string | null, number>;
};

/**
 * Notes in the audit trail whose payloads a member of staff has had opened: each flow of theirs once a minute,
 * with how many there were the first time.
 */
export async function noteDecoded(
  db: Queryable,
  keys: Keys,
  { by, namespace, payloads }: Decoded,
): Promise<void> {
  if (payloads.size === 0) return;
  const looks = [...payloads].map(
    ([flowId, count]) =>
      sql`(${lookOf(keys, by, namespace, flowId)}::bytea, ${flowId}::text, ${count}::int)`,
  );
  await sql`
    with look (key, flow_id, payloads) as (values ${sql.join(looks)}),
    hit as (
      insert into throttle as t (key, hits, window_ends)
      select key, 1, now() + make_interval(secs => ${oneLookSeconds}) from look order by key
      on conflict (key) do update set
        hits = case when t.window_ends <= now() then 1 else t.hits + 1 end,
        window_ends = case when t.window_ends <= now() then excluded.window_ends else t.window_ends end
      returning key, hits)
    insert into audit_event (event, actor, flow_id, details)
    select 'codec.decoded', ${`staff:${by}`}, flow_id,
      jsonb_build_object('namespace', ${namespace}::text, 'payloads', payloads)
    from look join hit using (key) where hits = 1`.execute(db);
}

function lookOf(keys: Keys, by: string, namespace: string, flowId: string | null): Buffer {
  return keys.lookup('codec-decoded', JSON.stringify([by, namespace, flowId]));
}
