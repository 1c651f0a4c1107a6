import path from 'node:path';
import type { SettingReader } from './reader.ts';

/** Files in PEM: the other side's CA, and our certificate and key for mutual TLS. */
export type MutualTlsFiles = { ca: string; cert: string; key: string };

/** `<PREFIX>_TLS_CA`, `_CERT` and `_KEY`: by default those that the simulators write into a folder. */
export function readMutualTls(
  read: SettingReader,
  prefix: string,
  simulatorsTls: string,
): MutualTlsFiles {
  const file = (name: string, fallback: string): string =>
    read.file(`${prefix}_TLS_${name}`, path.join(simulatorsTls, fallback));
  return {
    ca: file('CA', 'ca.pem'),
    cert: file('CERT', 'client.pem'),
    key: file('KEY', 'client-key.pem'),
  };
}
