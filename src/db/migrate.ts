import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { connectionTimeouts, connectionTls } from './connection-options.ts';

/** A migration may rewrite a table; it must not make everybody queue behind it for a lock. */
const migrationMs = 3_600_000;

const path = fileURLToPath(new URL('../../migrations', import.meta.url));

/** A migration that the database did not take: the sentence is for whoever runs it. */
export class MigrationFailed extends Error {}

/**
 * Brings the database to the newest schema, forward only; answers with the names of what it ran. All of a run is
 * one transaction: when one fails, nothing is left of any. Throws `MigrationFailed`, which names it.
 */
export async function migrate(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    driverOptions: { ...connectionTimeouts(migrationMs), ssl: connectionTls(url) ?? false },
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { path, glob: '*.ts', snapshot: false, silent: true },
  });
  let current = 'the first one';
  orm.migrator.on('migrating', ({ name }) => {
    current = name;
  });
  try {
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  } catch (error) {
    throw new MigrationFailed(sentenceOf(current, error), { cause: error });
  } finally {
    await orm.close();
  }
}

function sentenceOf(name: string, error: unknown): string {
  // The driver puts the whole statement before what the server says.
  const said = (error instanceof Error ? error.message : String(error)).split(' - ').at(-1) ?? '';
  return (
    `The migration ${name} failed: ${said.trim()}. Nothing of this run is left, so the schema is as it was and the ` +
    'version before goes on serving: put that right, and run it again.'
  );
}
