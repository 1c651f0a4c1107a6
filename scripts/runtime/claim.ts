import type { Config } from '../../src/platform/config.ts';
import type { MetricsPlace } from '../../src/platform/config/metrics.ts';
import { endLeftovers, otherSupervisor } from './leftovers.ts';
import { prepareDataFolder } from './data-folder.ts';
import { portTroubles } from './ports.ts';
import { recordOf } from './process-record.ts';
import { changeRunFile } from './run-file.ts';
import { shortPath } from './short-path.ts';
import type { OwnServers } from './start-system.ts';

/** A reason for not starting, one sentence a line. */
export class StartRefused extends Error {}

type ClaimSettings = { environment: NodeJS.ProcessEnv; sealerMetrics: MetricsPlace };

/**
 * Makes the data folder and the ports ours, after it has ended what a killed supervisor left there.
 * Throws `StartRefused` when the folder cannot be used, when another
 * one runs on it, or a port is taken.
 */
export async function claim(
  config: Config,
  own: OwnServers,
  { environment, sealerMetrics }: ClaimSettings,
): Promise<void> {
  const { dataDir } = config;
  const unusable = prepareDataFolder(dataDir);
  if (unusable !== undefined) throw new StartRefused(unusable);
  const other = otherSupervisor(dataDir);
  if (other !== undefined) {
    throw new StartRefused(
      `It runs already on ${shortPath(dataDir)} (process ${other}): stop that one first, ` +
        'or give this one a DATA_DIR and ports of its own.',
    );
  }
  await endLeftovers(dataDir);
  const troubles = await portTroubles(
    portsOf(config, own, sealerMetrics).map((one) => ({
      ...one,
      origin: originOf(one, environment),
    })),
  );
  if (troubles.length > 0) throw new StartRefused(troubles.join('\n'));
  changeRunFile(dataDir, { supervisor: recordOf(process.pid), processes: {} });
}

/** For when everything has stopped. */
export function release(dataDir: string): void {
  changeRunFile(dataDir, { supervisor: undefined, processes: {} });
}

type PortSetting = {
  setting: string;
  port: number;
  host: string;
  /** What it follows from while it is not set. */
  by?: string;
};

function portsOf(config: Config, own: OwnServers, sealerMetrics: MetricsPlace): PortSetting[] {
  const { api, codec, temporal } = config;
  const host = '127.0.0.1';
  return [
    { setting: 'API_PORT', port: api.port, host: api.host },
    { setting: 'CODEC_PORT', port: codec.port, host: codec.host },
    ...[...(api.hostsWorker ? [] : [config.workerMetrics]), sealerMetrics].filter(
      ({ port }) => port !== 0,
    ),
    ...(config.environment === 'production' ? [] : simulatorPorts(config)),
    ...(own.hasTemporal
      ? [
          { setting: 'TEMPORAL_PORT', port: temporal.port, host },
          { setting: 'TEMPORAL_UI_PORT', port: temporal.uiPort, host },
        ]
      : []),
  ];
}

function simulatorPorts({ simulators, sms, email }: Config): PortSetting[] {
  const { host } = simulators;
  const after = (setting: string, port: number, count: number): PortSetting => ({
    ...{ setting, port, host },
    by: `SIMULATORS_PORT + ${count}`,
  });
  return [
    { setting: 'SIMULATORS_PORT', port: simulators.port, host },
    after('SMPP_PORT', sms.port, 1),
    after('INSURER_PORT', simulators.insurerPort, 2),
    after('SIM_PROVIDER_PORT', simulators.simProviderPort, 3),
    after('SMTP_PORT', email.port, 4),
  ];
}

/** Where the value comes from, when nobody has set it. */
function originOf(
  { setting, by }: PortSetting,
  environment: NodeJS.ProcessEnv,
): string | undefined {
  if ((environment[setting] ?? '').trim() !== '') return undefined;
  return by === undefined ? 'by default' : `by default ${by}`;
}
