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

/** The same for TLS that may do with public CAs, without a certificate of ours, or by another name. */
export type PartialTlsFiles = { ca?: string; cert?: string; key?: string; serverName?: string };

/** What the files hold now, as `node:tls` takes it. */
export function readPartialTlsFiles({ ca, cert, key, serverName }: PartialTlsFiles) {
  return {
    ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }),
    ...(cert !== undefined && { cert: readFileSync(cert, 'utf8') }),
    ...(key !== undefined && { key: readFileSync(key, 'utf8') }),
    ...(serverName !== undefined && { servername: serverName }),
  };
}
