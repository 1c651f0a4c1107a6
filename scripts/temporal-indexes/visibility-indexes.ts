import type { Client } from 'pg';
import { z } from 'zod';

/** An index of the table that searches read. */
export type VisibilityIndex = {
  schema: string;
  name: string;
  /** The statement that makes it, as PostgreSQL tells it. */
  definition: string;
  /** The column behind that of the namespace, in small letters; empty where there is an expression, or in a key. */
  column: string;
  /** False for one whose building or dropping was cut short: nothing is searched by it. */
  isValid: boolean;
};

const index = z.object({
  schema: z.string(),
  name: z.string(),
  definition: z.string(),
  column: z.string(),
  isValid: z.boolean(),
});

/** The indexes that are there, by name. */
export async function visibilityIndexes(client: Client): Promise<VisibilityIndex[]> {
  const { rows } = await client.query(`
    select n.nspname as schema, c.relname as name, pg_get_indexdef(i.indexrelid) as definition,
      case when i.indisunique then '' else coalesce(a.attname, '') end as column,
      i.indisvalid as "isValid"
    from pg_index i
      join pg_class c on c.oid = i.indexrelid
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[1]
    where i.indrelid = 'executions_visibility'::regclass
    order by c.relname`);
  return z.array(index).parse(rows);
}

/** Ends an index without holding up those who write; nothing where it is gone. */
export async function dropIndex(
  client: Client,
  { schema, name }: Pick<VisibilityIndex, 'schema' | 'name'>,
): Promise<void> {
  const [inSchema, index] = [client.escapeIdentifier(schema), client.escapeIdentifier(name)];
  await client.query(`drop index concurrently if exists ${inSchema}.${index}`);
}
