import { readFileSync } from 'node:fs';
import type { TemporalSettings } from './config/outside.ts';

/** TLS to Temporal as its SDK takes it, mutual where there is a certificate of ours; files are read now. */
export function temporalTls({ tls }: Pick<TemporalSettings, 'tls'>) {
  if (tls === undefined) return undefined;
  const { ca, cert, key, serverName } = tls;
  return {
    ...(ca !== undefined && { serverRootCACertificate: readFileSync(ca) }),
    ...(cert !== undefined &&
      key !== undefined && { clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) } }),
    ...(serverName !== undefined && { serverNameOverride: serverName }),
  };
}
