import { sql } from 'kysely';
import type { Queryable } from '../../database.ts';
import { ownTables } from './own-tables.ts';

/** Erases what is held of an account, as the list has it for each table but some. The account is held. */
export async function eraseOwnData(
  db: Queryable,
  accountId: string,
  { but: left = [] }: { but?: readonly string[] } = {},
): Promise<void> {
  for (const [name, { rowsOf, closing }] of Object.entries(ownTables)) {
    if (left.includes(name)) continue;
    const table = sql.table(name);
    if (closing.does === 'deletes') {
      const but = closing.but ? sql` and not (${closing.but})` : sql``;
      await sql`delete from ${table} where ${rowsOf(accountId)}${but}`.execute(db);
    }
    if (closing.does === 'erases') {
      const nothing = closing.columns.map((column) => sql`${sql.ref(column)} = null`);
      await sql`update ${table} set ${sql.join(nothing)} where ${rowsOf(accountId)}`.execute(db);
    }
  }
}
