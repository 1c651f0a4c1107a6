import type { SettingReader } from './reader.ts';

export type SimulatorSettings = {
  host: string;
  port: number;
  insurerPort: number;
  simProviderPort: number;
  /** Where others reach the first of them: certificates of the simulated CA name it. */
  url: string;
  /** Where the simulated Vietnam Post sends its notices. */
  noticeUrl: string;
};

/** Where the simulators listen: by default on ports in a row. */
export function readSimulators(read: SettingReader, publicUrl: string): SimulatorSettings {
  const port = read.port('SIMULATORS_PORT', 3100);
  return {
    host: read.text('SIMULATORS_HOST', '127.0.0.1'),
    port,
    insurerPort: read.port('INSURER_PORT', port + 2),
    simProviderPort: read.port('SIM_PROVIDER_PORT', port + 3),
    url: read.url('SIMULATORS_URL', `http://127.0.0.1:${port}`).replace(/\/+$/, ''),
    noticeUrl: read.url('SIMULATORS_NOTICE_URL', `${publicUrl}/callbacks/vietnam-post`),
  };
}
