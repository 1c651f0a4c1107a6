import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SettingReader } from './reader.ts';

const runFile = z.object({
  databaseUrl: z.string(),
  databaseOwnerUrl: z.string().optional(),
  databaseSealerUrl: z.string().optional(),
});
type RunFile = z.output<typeof runFile>;

const shortestPassword = 12;

/** By whose rights a process works on the database; each has a setting of its own. */
export type DatabaseUser = 'writer' | 'owner' | 'sealer';

const settings = {
  writer: 'DATABASE_URL',
  owner: 'DATABASE_OWNER_URL',
  sealer: 'DATABASE_SEALER_URL',
} as const;

const members = {
  writer: 'databaseUrl',
  owner: 'databaseOwnerUrl',
  sealer: 'databaseSealerUrl',
} as const satisfies Record<DatabaseUser, keyof RunFile>;

/**
 * The URL of the database for a user of it: its setting; else DATABASE_URL, for a database of one
 * user; else what the supervisor wrote down about the PostgreSQL that it started. Undefined where
 * none of them is there.
 */
export function readDatabaseUrl(
  read: SettingReader,
  { dataDir, user }: { dataDir: string; user: DatabaseUser },
): string | undefined {
  for (const name of new Set([settings[user], settings.writer])) {
    const url = read.optional(name);
    if (url !== undefined) return checkDatabaseUrl(read, name, url);
  }
  const written = readRunFile(path.join(dataDir, 'run.json'));
  return written?.[members[user]] ?? written?.databaseUrl;
}

/**
 * In production owner and sealer are users of their own: else whoever takes over the application can
 * rewrite what was sealed.
 */
export function requireUserOfItsOwn(read: SettingReader, user: 'owner' | 'sealer'): void {
  const own = read.optional(settings[user]);
  const writer = read.optional(settings.writer);
  if (own === undefined) read.needInProduction(settings[user]);
  else if (writer !== undefined && userOf(own) === userOf(writer)) {
    read.refuse(`${settings[user]} must name another user than ${settings.writer} in production.`);
  }
}

/** Of a URL that `readDatabaseUrl` has found good; the sentences leave it out, because of its password. */
export function judgeDatabaseUrl(read: SettingReader, name: string): void {
  const url = read.optional(name);
  if (url === undefined || !URL.canParse(url)) return;
  const { password, searchParams } = new URL(url);
  if (password !== '' && decodeURIComponent(password).length < shortestPassword) {
    read.refuse(
      `The password in ${name} must have ${shortestPassword} characters at least in production.`,
    );
  }
  if (searchParams.get('sslmode') !== 'verify-full') {
    read.warn(`${name} has no sslmode=verify-full: the connection to PostgreSQL is not protected.`);
  }
}

/** The URL of the setting `name`, which is refused unless it leads to PostgreSQL and says of TLS what we do. */
export function checkDatabaseUrl(read: SettingReader, name: string, url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    read.refuse(`${name} must start with postgres://.`);
    return url;
  }
  const mode = new URL(url).searchParams.get('sslmode');
  if (mode !== null && mode !== 'verify-full' && mode !== 'disable') {
    read.refuse(
      `sslmode in ${name} must be verify-full or disable: the others leave unchecked who answers.`,
    );
  }
  return url;
}

function userOf(url: string): string {
  return URL.canParse(url) ? decodeURIComponent(new URL(url).username) : '';
}

function readRunFile(file: string): RunFile | undefined {
  try {
    return runFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // not there, or half written by a supervisor that was killed: no database
  }
}
