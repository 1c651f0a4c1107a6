import { MikroORM } from '@mikro-orm/postgresql';
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import type { z } from 'zod';
import { prepareStatements } from './prepare-statements.ts';

/** Where a query runs: the pool, or one transaction of it. */
export type Queryable = Kysely<unknown>;

export type Database = {
  readonly db: Queryable;
  /** Runs `work` in one transaction (READ COMMITTED); any error rolls it back and is thrown on. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Answers when the database does; throws what the driver throws. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a pool on `url` (postgres://…). A statement may take `statementTimeoutMs` at most. */
export async function openDatabase(
  url: string,
  options: { poolSize: number; statementTimeoutMs: number },
): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    discovery: { warnWhenNoEntities: false },
    entities: [],
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      onPoolCreated: prepareStatements,
      statement_timeout: options.statementTimeoutMs,
      // The server's own limit says nothing of a server that hangs.
      query_timeout: options.statementTimeoutMs + 500,
      connectionTimeoutMillis: options.statementTimeoutMs,
      keepAlive: true,
    },
    ensureDatabase: false,
  });
  const db: Queryable = orm.em.getKysely<unknown>();
  return {
    db,
    transaction: (work) => db.transaction().execute((tx: Transaction<unknown>) => work(tx)),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => orm.close(),
  };
}

/** The rows of a statement, each checked against `schema`: what comes from outside is validated. */
export async function rows<S extends z.ZodType>(
  db: Queryable,
  schema: S,
  statement: RawBuilder<unknown>,
): Promise<z.output<S>[]> {
  const result = await statement.execute(db);
  return result.rows.map((row) => schema.parse(row));
}
