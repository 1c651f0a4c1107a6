import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import { type Asked, type Page, pageOf } from '../pages.ts';
import { type ReviewFound, reviewColumns, type ReviewRow, withDecisions } from './find-reviews.ts';

/** The reviews that wait for staff, the first due first; one that is overdue waits for its flow to end. */
export async function listOpenReviews(db: Queryable, asked: Asked): Promise<Page<ReviewFound>> {
  const { after, limit } = asked;
  const behind = after
    ? sql`(r.due_at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  const found = await rows(
    db,
    sql<ReviewRow & { at: string }>`
      select ${reviewColumns}, r.due_at::text as at
      from review r join flow f on f.id = r.flow_id
      where r.used_at is null and r.closed_at is null and ${behind}
      order by r.due_at, r.id limit ${limit + 1}`,
  );
  const { items, next } = pageOf(found, asked, (review) => review);
  return { items: await withDecisions(db, items), next };
}
