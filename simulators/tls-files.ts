import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** PEM each. */
export type CertifiedKey = { cert: string; key: string };

/** Everything is PEM; `early` is a server certificate of the same CA that is valid only in a year. */
export type TlsMaterial = {
  ca: string;
  server: CertifiedKey;
  client: CertifiedKey;
  early: CertifiedKey;
};

/** What an earlier process kept in the folder; nothing unless it is whole. */
export function readTlsMaterial(directory: string): TlsMaterial | undefined {
  const read = (name: string): string => readFileSync(path.join(directory, `${name}.pem`), 'utf8');
  const readPair = (name: string): CertifiedKey => ({ cert: read(name), key: read(`${name}-key`) });
  try {
    return {
      ca: read('ca'),
      server: readPair('server'),
      client: readPair('client'),
      early: readPair('early'),
    };
  } catch {
    return undefined;
  }
}

/** Puts the folder there as a whole, so that no reader finds a key beside another's certificate. */
export function keepTlsMaterial(directory: string, material: TlsMaterial): void {
  const { ca, ...pairs } = material;
  mkdirSync(path.dirname(directory), { recursive: true });
  const fresh = mkdtempSync(`${directory}-`);
  const write = (name: string, pem: string): void => {
    writeFileSync(path.join(fresh, `${name}.pem`), pem, { mode: 0o600 });
  };
  write('ca', ca);
  for (const [name, { cert, key }] of Object.entries(pairs)) {
    write(name, cert);
    write(`${name}-key`, key);
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(fresh, directory);
}
