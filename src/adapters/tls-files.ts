import { readFileSync } from 'node:fs';

/** Files in PEM for mutual TLS: whom we trust, and who we are. */
export type TlsFiles = { ca: string; cert: string; key: string };

/** What the files hold now, so that certificates can be renewed while we run. */
export function readTlsFiles({ ca, cert, key }: TlsFiles): TlsFiles {
  return {
    ca: readFileSync(ca, 'utf8'),
    cert: readFileSync(cert, 'utf8'),
    key: readFileSync(key, 'utf8'),
  };
}
