import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import pg from 'pg';
import { connectionTimeouts, connectionTls } from './connection-options.ts';
import { entities, type Tables } from './entities/entities.ts';
import { prepareStatements } from './prepare-statements.ts';

/** Where a statement runs: the pool, or one transaction of it. */
export type Queryable = Kysely<Tables>;

export type Database = {
  readonly db: Queryable;
  /** Runs guarded statements in one transaction (READ COMMITTED); any error rolls it back. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Edits entities in one transaction, with an identity map of its own; any error rolls it back. */
  edit<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Answers when the database does; throws what the driver throws. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens a pool on `url` (postgres://…, TLS as `connectionTls` reads it). A statement may take
 * `statementTimeoutMs` at most, and nothing waits for a lock, a silent server or a stopped client
 * longer than `connectionTimeouts` has it.
 */
export async function openDatabase(
  url: string,
  options: { poolSize: number; statementTimeoutMs: number },
): Promise<Database> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    pool: { min: 0, max: options.poolSize },
    driverOptions: {
      onPoolCreated: prepareStatements,
      ...connectionTimeouts(options.statementTimeoutMs),
      // The ORM does not read them from the URL.
      ssl: connectionTls(url) ?? false,
      types: columnTypes(),
    },
    ensureDatabase: false,
  });
  const db = orm.em.getKysely<Tables>();
  return {
    db,
    transaction: (work) => db.transaction().execute((tx: Transaction<Tables>) => work(tx)),
    edit: (work) => orm.em.fork().transactional(work),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => orm.close(),
  };
}

/** The rows of a statement that only PostgreSQL's own words can say. */
export async function rows<Row>(db: Queryable, statement: RawBuilder<Row>): Promise<Row[]> {
  return (await statement.execute(db)).rows;
}

/** The row of a statement that always has one: a select without a from, say. Throws where it has none. */
export async function onlyRow<Row>(db: Queryable, statement: RawBuilder<Row>): Promise<Row> {
  const [row] = await rows(db, statement);
  if (!row) throw new Error('a statement that always has a row has none');
  return row;
}

/** A `timestamptz` comes as a Date: as the entities declare it, whoever reads it. */
function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value));
  return types;
}
