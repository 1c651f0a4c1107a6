import { sql } from 'kysely';
import type { Level } from '../../domain/flows/levels.ts';
import type { Queryable } from '../database.ts';

/** Raises the level of an account, which is held. */
export async function raiseLevel(db: Queryable, id: string, level: Level): Promise<void> {
  await sql`update account set level = greatest(level, ${level}::smallint) where id = ${id}`.execute(
    db,
  );
}
