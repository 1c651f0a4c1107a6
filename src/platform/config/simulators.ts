import type { SettingReader } from './reader.ts';

export type SimulatorSettings = {
  host: string;
  port: number;
  insurerPort: number;
  simProviderPort: number;
};

const highestFirst = 65_531;

/** Where the simulators listen: by default on ports in a row. */
export function readSimulators(read: SettingReader): SimulatorSettings {
  const port = read.port('SIMULATORS_PORT', 3100);
  if (port > highestFirst) {
    read.refuse(`SIMULATORS_PORT must be at most ${highestFirst}: the four after it are used too.`);
  }
  return {
    host: read.text('SIMULATORS_HOST', '127.0.0.1'),
    port,
    insurerPort: read.port('INSURER_PORT', port + 2),
    simProviderPort: read.port('SIM_PROVIDER_PORT', port + 3),
  };
}
