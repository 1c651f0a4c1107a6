import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/**
 * Deletes the rows of flows that ended so many days ago, so many at most, with their reviews, claims, decisions,
 * evidence and hearings: what was entered is gone then, and the idempotency key free. What an account is made of,
 * and the audit trail, which holds no personal data, are kept. Answers with the number of flows.
 */
export async function deleteEndedFlows(
  db: Queryable,
  retentionDays: number,
  atOnce: number,
): Promise<number> {
  const deleted = await rows(
    db,
    sql<{ id: string }>`
      with ended as (
        select id from flow where status <> 'open'
          and waiting_since < now() - make_interval(days => ${retentionDays})
        order by id limit ${atOnce}::int for update skip locked),
      reviewed as (select id from review where flow_id in (select id from ended)),
      decisions as (
        delete from review_decision where review_id in (select id from reviewed)),
      reviews as (delete from review where id in (select id from reviewed)),
      evidences as (delete from evidence where flow_id in (select id from ended)),
      hearings as (delete from hearing where flow_id in (select id from ended))
      delete from flow where id in (select id from ended) returning id`,
  );
  return deleted.length;
}
