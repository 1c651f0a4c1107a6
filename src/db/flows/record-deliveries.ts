import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import type { Delivery } from './flows.ts';

/** What the SMS centre has told of a message. */
export type Told = { messageId: string; delivery: Exclude<Delivery, 'pending'> };

/** Notes what became of messages, in one statement; answers with those that a flow waited for. */
export async function recordDeliveries(
  db: Queryable,
  told: readonly Told[],
): Promise<ReadonlySet<string>> {
  const all = told.map(({ messageId }) => messageId);
  const failed = told.flatMap(({ messageId, delivery }) =>
    delivery === 'failed' ? [messageId] : [],
  );
  const noted = await rows(
    db,
    sql<{ message_id: string }>`
      update flow set version = version + 1, delivery =
        case when message_id = any (${sql.val(failed)}::text[]) then 'failed' else 'delivered' end
      where message_id = any (${sql.val(all)}::text[]) and delivery = 'pending'
      returning message_id`,
  );
  return new Set(noted.map(({ message_id }) => message_id));
}
