import { readFileSync } from 'node:fs';
import { watchFile, type WatchOptions } from './watch-file.ts';

/** Files in PEM for mutual TLS: whom we trust, and who we are. */
export type TlsFiles = { ca: string; cert: string; key: string };

/**
 * What the files hold, so that certificates can be renewed while we run: the same texts until one of
 * them changes.
 */
export function watchTlsFiles({ ca, cert, key }: TlsFiles, options: WatchOptions): () => TlsFiles {
  const watch = (file: string) => watchFile(file, requirePem, options);
  const [caNow, certNow, keyNow] = [watch(ca), watch(cert), watch(key)];
  return () => ({ ca: caNow(), cert: certNow(), key: keyNow() });
}

/** Whole blocks of PEM (RFC 7468): TLS would take a file that was cut off for one with fewer. */
function requirePem(text: string): string {
  const [begun, ended] = [
    text.match(/^-----BEGIN /gm) ?? [],
    text.match(/^-----END .*-----\s*$/gm) ?? [],
  ];
  if (begun.length === 0 || begun.length !== ended.length) throw new Error('no whole PEM');
  return text;
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
