import { sql } from 'kysely';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { flowNames, isResumable } from '../../domain/flows/flows.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openRow, type StoredFlow } from '../flows/flows.ts';

/** A flow that is taken up by a code to its phone (E.164), proven or not. */
export type Resumable = Pick<FlowRecord, 'id' | 'reference' | 'kind' | 'method'> & {
  phone: string;
};

const resumable = sql.join(
  flowNames.filter(isResumable).map(({ kind, method }) => sql`(${kind}, ${method})`),
);

/** The open flow that a reference names, the latest should there be two; one statement for every reference. */
export async function findResumable(
  db: Queryable,
  keys: Keys,
  reference: string,
): Promise<Resumable | null> {
  const [found] = await rows(
    db,
    sql<StoredFlow & { id: string }>`
      select id, body, version, delivery, next_try_at, generation, taken_up_by from flow
      where reference = ${reference} and status = 'open' and phone_lookup is not null
        and (kind, method) in (${resumable})
      order by opened_at desc limit 1`,
  );
  if (!found) return null;
  const { record, personal } = openRow(keys, found.id, found);
  const { id, kind, method } = record;
  const phone = personal?.phone;
  return phone === undefined ? null : { id, reference, kind, method, phone };
}
