import path from 'node:path';
import type { SettingReader } from './reader.ts';

export type CaSettings = {
  /** File in PEM: the roots that certificates of citizens and enterprises must lead to. */
  rootsFile: string;
  /** File in PEM: the CAs below them, since a signature need not bring its path along. */
  intermediatesFile: string;
  /** How long one question for a certificate's status may take; up to four are asked. */
  timeoutMs: number;
  /** How long a list may take to come: it is fetched in the background. */
  listTimeoutMs: number;
  /** How long a CA that is not revoked is not asked about again: never longer than its answer says. */
  statusKeptMs: number;
  /** Hosts of the responders that have agreed to answer with the nonce of the question. */
  nonceHosts: string[];
};

/** The files are by default those that the simulators write. */
export function readCa(read: SettingReader, simulatorsFolder: string): CaSettings {
  const file = (name: string, fallback: string): string =>
    read.file(name, path.join(simulatorsFolder, 'ca', fallback));
  return {
    rootsFile: file('CA_ROOTS', 'roots.pem'),
    intermediatesFile: file('CA_INTERMEDIATES', 'intermediates.pem'),
    timeoutMs: read.integer('CA_TIMEOUT_MS', 2_000, { min: 50, max: 4_000 }),
    listTimeoutMs: read.integer('CA_LIST_TIMEOUT_MS', 120_000, { min: 1_000, max: 3_600_000 }),
    statusKeptMs: 1_000 * read.integer('CA_STATUS_KEPT_SECONDS', 60, { min: 0, max: 3_600 }),
    nonceHosts: read
      .text('CA_NONCE_REQUIRED_FROM', '')
      .split(/[\s,]+/)
      .filter((host) => host !== ''),
  };
}
