import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { connectionTimeouts, connectionTls } from './connection-options.ts';

/** A migration may rewrite a table; it must not make everybody queue behind it for a lock. */
const migrationMs = 3_600_000;

const path = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Brings the database to the newest schema, forward only; answers with the names of what it ran. */
export async function migrate(url: string): Promise<string[]> {
  const orm = await MikroORM.init({
    clientUrl: url,
    driverOptions: { ...connectionTimeouts(migrationMs), ssl: connectionTls(url) ?? false },
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { path, glob: '*.ts', snapshot: false, silent: true },
  });
  try {
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  } finally {
    await orm.close();
  }
}
