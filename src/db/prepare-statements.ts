import { createHash } from 'node:crypto';
import type pg from 'pg';

/**
 * Has PostgreSQL parse and plan each statement once a connection rather than each time: our
 * statements are few and long. The driver prepares what has a name, and Kysely gives none.
 * A connection on which an answer did not come is ended: the driver would hand it out again, and all
 * that follows on it would wait behind the lost answer.
 */
export function prepareStatements(pool: pg.Pool): void {
  const names = new Map<string, string>();
  pool.on('connect', (client) => {
    const query: unknown = Reflect.get(client, 'query');
    if (typeof query !== 'function') throw new Error('a client of pg has a query function');
    Reflect.set(client, 'query', (...args: unknown[]): unknown => {
      const [text, values] = args;
      const isStatement = typeof text === 'string' && Array.isArray(values) && values.length > 0;
      const named = isStatement ? [{ name: nameOf(text, names), text, values }] : args;
      const result: unknown = Reflect.apply(query, client, named);
      return result instanceof Promise ? endWhenSilent(client, result) : result;
    });
  });
}

async function endWhenSilent(client: pg.PoolClient, result: Promise<unknown>): Promise<unknown> {
  try {
    return await result;
  } catch (error) {
    const isSilent = error instanceof Error && error.message === 'Query read timeout';
    if (isSilent) end(client);
    throw error;
  }
}

/** With a question open, the driver cuts the connection instead of waiting for its end. */
function end(client: pg.PoolClient): void {
  const method: unknown = Reflect.get(client, 'end');
  if (typeof method === 'function') Reflect.apply(method, client, [() => undefined]);
}

function nameOf(text: string, names: Map<string, string>): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
