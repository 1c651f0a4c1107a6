import { type MutualTlsFiles, readMutualTls } from './mutual-tls.ts';
import type { SettingReader } from './reader.ts';

export type SimProviderSettings = {
  /** The mobile signature service (ETSI TS 102 204). */
  url: string;
  tlsFiles: MutualTlsFiles;
  apId: string;
  apPassword: string;
  /** Where the provider posts that a transaction has ended. */
  callbackUrl: string;
  timeoutMs: number;
  /** How long a prompt stays on the phone. */
  promptSeconds: number;
};

type Simulator = { port: number; tlsFolder: string };

/** The address and the files are by default those of the simulator. */
export function readSimProvider(
  read: SettingReader,
  simulator: Simulator,
  ours: { apPassword: string; publicUrl: string },
): SimProviderSettings {
  return {
    url: read.url('SIM_PROVIDER_URL', `https://127.0.0.1:${simulator.port}/mss`),
    tlsFiles: readMutualTls(read, 'SIM_PROVIDER', simulator.tlsFolder),
    apId: read.text('SIM_PROVIDER_AP_ID', 'urn:dinhdanh'),
    apPassword: ours.apPassword,
    callbackUrl: read.url('SIM_PROVIDER_CALLBACK_URL', `${ours.publicUrl}/callbacks/sim-signature`),
    timeoutMs: read.integer('SIM_PROVIDER_TIMEOUT_MS', 3_000, { min: 50, max: 60_000 }),
    promptSeconds: read.integer('SIM_PROMPT_SECONDS', 120, { min: 1, max: 600 }),
  };
}
