import { pino } from 'pino';
import { createSimulators, type SimulatorsOptions } from './create-simulators.ts';
import { readSettings, SettingsError } from './process/settings.ts';
import { toldToStop } from './process/told-to-stop.ts';

/** The process that plays the carrier, the SMS centre, the mail server, the insurer, the SIM provider, the CA, the Post and every citizen's handset. */
async function main(): Promise<void> {
  const { logLevel, options } = readSettings(process.env);
  const log = pino({
    name: 'simulators',
    level: logLevel,
    timestamp: pino.stdTimeFunctions.isoTime,
    base: { pid: process.pid },
    formatters: { level: (label) => ({ level: label }) },
  });
  const simulators = await startSimulators(options);
  log.info({ url: simulators.url, smppPort: simulators.smppPort }, 'simulators run');
  await toldToStop();
  await simulators.close();
  log.info('simulators stopped');
}

/** Ports that are taken are for a person to put right. */
function startSimulators(options: SimulatorsOptions) {
  return createSimulators(options).catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken || !('port' in error)) throw error;
    throw new SettingsError(
      `Port ${String(error.port)} is taken: set SIMULATORS_PORT, SMPP_PORT, INSURER_PORT, SIM_PROVIDER_PORT and SMTP_PORT to others.`,
    );
  });
}

try {
  await main();
  process.exit();
} catch (error) {
  const isOurs = error instanceof SettingsError;
  process.stderr.write(`${isOurs ? error.message : String(error)}\n`);
  process.exit(1);
}
