import path from 'node:path';
import { ConfigError, loadConfig } from '../src/platform/config.ts';
import { createLogger } from '../src/platform/log.ts';
import { runMain } from '../src/platform/run-main.ts';
import { toldToStop } from '../src/platform/told-to-stop.ts';
import { createSimulators } from './create-simulators.ts';

/** The process that plays the carrier, the SMS centre, the insurer, the SIM provider and every citizen's handset. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'simulators', level: config.logLevel });
  const simulators = await startSimulators({
    host: config.simulators.host,
    port: config.simulators.port,
    publicUrl: config.simulators.url,
    smppPort: config.sms.port,
    insurerPort: config.simulators.insurerPort,
    simProviderPort: config.simulators.simProviderPort,
    directory: path.join(config.dataDir, 'simulators'),
    carrier: config.carrier,
    sms: config.sms,
    simProvider: config.simProvider,
    post: { ...config.post, noticeUrl: config.simulators.noticeUrl },
  });
  log.info({ url: simulators.url, smppPort: simulators.smppPort }, 'simulators run');
  await toldToStop();
  await simulators.close();
  log.info('simulators stopped');
}

/** Ports that are taken are for a person to put right. */
function startSimulators(options: Parameters<typeof createSimulators>[0]) {
  return createSimulators(options).catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken || !('port' in error)) throw error;
    throw new ConfigError([
      `Port ${String(error.port)} is taken: set SIMULATORS_PORT, SMPP_PORT, INSURER_PORT and SIM_PROVIDER_PORT to others.`,
    ]);
  });
}

await runMain(main);
