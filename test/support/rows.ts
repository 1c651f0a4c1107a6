import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import { type Queryable, rows as readRows } from '../../src/db/database.ts';

/** The rows of a statement as a test expects them. */
export async function rows<S extends z.ZodType>(
  db: Queryable,
  schema: S,
  statement: RawBuilder<unknown>,
): Promise<z.output<S>[]> {
  return (await readRows(db, statement)).map((row) => schema.parse(row));
}
