import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/**
 * Has PostgreSQL parse and plan each statement once a connection rather than each time: our
 * statements are few and long. The driver prepares what has a name, and Kysely gives none.
 */
export function prepareStatements(pool: Pool): void {
  const names = new Map<string, string>();
  pool.on('connect', (client) => {
    const query: unknown = Reflect.get(client, 'query');
    if (typeof query !== 'function') throw new Error('a client of pg has a query function');
    Reflect.set(client, 'query', (...args: unknown[]): unknown => {
      const [text, values] = args;
      const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
      const named = isStatement ? [{ name: nameOf(text, names), text, values }] : args;
      const result: unknown = Reflect.apply(query, client, named);
      return result;
    });
  });
}

function nameOf(text: string, names: Map<string, string>): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
