import { sql } from 'kysely';
import { onlyRow, type Queryable } from './database.ts';

/** The database's time: the one clock of what several machines compare. In a transaction, that of its begin. */
export async function readTime(db: Queryable): Promise<Date> {
  const { at } = await onlyRow(db, sql<{ at: Date }>`select now() as at`);
  return at;
}
