import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from './rows.ts';
import type { System } from './system.ts';

/**
 * Which of the secrets of a flow can be read where: in its history, in any table, in the logs; as they
 * are or in base64.
 */
export async function foundSecrets(
  system: System,
  flowId: string,
  secrets: Record<string, string>,
): Promise<string[]> {
  const places = {
    history: await system.rawHistory(flowId),
    tables: JSON.stringify(await dump(system)),
    logs: await system.logs(),
  };
  return Object.entries(places).flatMap(([place, text]) => {
    if (text.length < 500) throw new Error(`there is nothing in ${place}`);
    return Object.entries(secrets)
      .filter(([, secret]) => isIn(text, secret) || text.includes(inBase64(secret)))
      .map(([name]) => `${name} in ${place}`);
  });
}

/** A code of six digits by itself: within longer numbers, such as nanoseconds, it is there by chance. */
function isIn(text: string, secret: string): boolean {
  if (!/^\d{6}$/.test(secret)) return text.includes(secret);
  return new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text);
}

/** Without its last characters, which depend on what follows. */
function inBase64(secret: string): string {
  return Buffer.from(secret).toString('base64').slice(0, -3);
}

async function dump({ database }: System): Promise<unknown[]> {
  const tables = await rows(
    database.db,
    z.object({ name: z.string() }),
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const all = tables.map(({ name }) =>
    rows(database.db, z.unknown(), sql`select to_jsonb(t) as row from ${sql.table(name)} t`),
  );
  return Promise.all(all);
}
