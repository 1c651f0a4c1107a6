import path from 'node:path';
import { ConfigError, loadConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { toldToStop } from '../told-to-stop.ts';
import { createSimulators } from './create-simulators.ts';

/** The process that plays the carrier, the SMS centre, the insurer, the SIM provider and every citizen's handset. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = createLogger({ name: 'simulators', level: config.logLevel });
  const simulators = await createSimulators({
    host: config.simulators.host,
    port: config.simulators.port,
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

/** One sentence for what a person can put right; whatever else it is, its own words. */
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const isTaken = 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
  return isTaken
    ? `Port ${String(error.port)} is taken: set SIMULATORS_PORT, SMPP_PORT, INSURER_PORT and SIM_PROVIDER_PORT to others.`
    : error.message;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  // Not by its code alone: a simulator that listens already would keep the process.
  process.exit(1);
}
