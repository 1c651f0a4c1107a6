import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The CAs: a root with two signing CAs below it, and a root that nobody trusts. */
export const authorityNames = ['root', 'rsa', 'ec', 'other'] as const;
export type AuthorityName = (typeof authorityNames)[number];

/** One key for each CA, and one for all their OCSP responders. */
type Keys = Record<AuthorityName | 'responder', KeyObject>;

const entry = z.union([
  z.object({ issued: z.string(), by: z.enum(authorityNames) }),
  z.object({ revoked: z.string(), at: z.string(), reason: z.int() }),
]);
type Entry = z.infer<typeof entry>;
export type Revocation = { at: Date; reason: number };

/** What the CA remembers, by serial in upper-case hexadecimal digits. */
export type CaStore = {
  keys: Keys;
  issued: ReadonlyMap<string, AuthorityName>;
  revoked: ReadonlyMap<string, Revocation>;
  record: (entry: Entry) => void;
};

/**
 * Opens what an earlier process left in the folder; without one it lives as long as the process.
 * `initial` is what is issued at every start.
 */
export function openCaStore(
  directory: string | undefined,
  initial: ReadonlyMap<string, AuthorityName>,
): CaStore {
  const issued = new Map(initial);
  const revoked = new Map<string, Revocation>();
  const take = (one: Entry): void => {
    if ('issued' in one) issued.set(one.issued, one.by);
    else revoked.set(one.revoked, { at: new Date(one.at), reason: one.reason });
  };
  if (directory === undefined) return { keys: makeKeys(), issued, revoked, record: take };

  mkdirSync(directory, { recursive: true });
  const file = path.join(directory, 'certificates.jsonl');
  readLines(file).forEach(take);
  return {
    keys: keepKeys(path.join(directory, 'keys.json')),
    issued,
    revoked,
    record(one) {
      appendFileSync(file, `${JSON.stringify(one)}\n`);
      take(one);
    },
  };
}

function makeKeys(): Keys {
  const ec = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return { root: ec(), rsa, ec: ec(), other: ec(), responder: ec() };
}

const pem = z.string().transform((text) => createPrivateKey(text));
const kept = z.object({ root: pem, rsa: pem, ec: pem, other: pem, responder: pem });

function keepKeys(file: string): Keys {
  if (existsSync(file)) return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = makeKeys();
  const pems = Object.entries(keys).map(([name, key]) => [
    name,
    key.export({ type: 'pkcs8', format: 'pem' }),
  ]);
  // Whole or not at all, also when the process is killed meanwhile.
  writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(pems)), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}

function readLines(file: string): Entry[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // The last line of a process that was killed may be half a line.
  return lines.flatMap((line) => {
    const parsed = entry.safeParse(parseJson(line));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
