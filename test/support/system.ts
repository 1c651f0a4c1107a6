import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { embeddedTemporal } from '../../scripts/runtime/embedded-servers.ts';
import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import { clockAhead } from './clock/clock-ahead.ts';
import { asUser, createTestDatabase } from './database.ts';
import { type Outside, openOutside } from './outside.ts';
import { type Power, powerOver } from './power.ts';
import { servers } from './servers.ts';
import { temporalCli } from './temporal-cli.ts';
import { createTestFolder, removeTestFolder } from './test-folder.ts';

export type PartName = 'simulators' | 'worker' | 'api' | 'sealer' | 'codec' | 'temporal';
/**
 * The whole system as processes of its own, as `npm start` runs it, with its outsides for a test. With
 * API_HOSTS_WORKER there is no part `worker`: it is in `api`.
 */
export type System = Outside &
  Power<PartName> & {
    /** What a command of this system reads its settings from. */
    environment: NodeJS.ProcessEnv;
    start: (name: PartName) => Promise<void>;
    stop: () => Promise<void>;
  };

type SystemOptions = {
  ownTemporal?: boolean;
  checkout?: string;
  /** How far the clocks of their machines are ahead, in milliseconds. */
  clocks?: Partial<Record<'worker' | 'api', number>>;
};

/**
 * Starts simulators, worker and API on free ports with a database and a task queue of their own;
 * with `ownTemporal` also a Temporal server that may be killed; `checkout` has the programs of another version.
 */
export async function startSystem(
  settings: Record<string, string> = {},
  options: SystemOptions = {},
): Promise<System> {
  const folder = await createTestFolder();
  const environment = await environmentOf(folder.path, settings, options.ownTemporal === true);
  const config = loadConfig(environment);
  const plans = await plansOf(folder.path, config, environment, options);
  const parts = new Map<PartName, Part>();
  const start = async (name: PartName): Promise<void> => {
    const plan = plans[name];
    if (plan) parts.set(name, await folder.start(plan));
  };
  await start('temporal');
  await Promise.all([start('simulators'), start('worker')]);
  await start('api');
  const { close, ...outside } = await openOutside(config, {
    logs: path.join(folder.path, 'logs'),
    sealerPort: Number(environment['SEALER_METRICS_PORT']),
  });
  return {
    ...outside,
    ...powerOver(parts),
    start,
    environment,
    stop: async () => {
      await close();
      await removeTestFolder(folder.path);
    },
  };
}

async function environmentOf(
  dataDir: string,
  settings: Record<string, string>,
  ownTemporal: boolean,
): Promise<NodeJS.ProcessEnv> {
  const databaseUrl = await createTestDatabase();
  const [api, simulators, smpp, insurer, simProvider, smtp, temporal, codec, ...metrics] =
    await Promise.all(Array.from({ length: 10 }, () => freePort()));
  const [workerMetrics, sealerMetrics] = metrics;
  return {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    DATABASE_SEALER_URL: asUser(databaseUrl, 'sealer'),
    WORKER_METRICS_PORT: String(workerMetrics),
    SEALER_METRICS_PORT: String(sealerMetrics),
    API_PORT: String(api),
    CODEC_PORT: String(codec),
    SIMULATORS_PORT: String(simulators),
    SMPP_PORT: String(smpp),
    INSURER_PORT: String(insurer),
    SIM_PROVIDER_PORT: String(simProvider),
    SMTP_PORT: String(smtp),
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_ADDRESS: ownTemporal ? `127.0.0.1:${String(temporal)}` : servers().temporalAddress,
    TEMPORAL_TASK_QUEUE: `test-${randomUUID()}`,
    WORKFLOW_BUNDLE: servers().workflowBundle,
    // No start is refused because the machine is busy with other tests.
    START_LIMIT_MIN: '127',
    START_LIMIT_MAX: '127',
    // Tests are run at night, too.
    QUIET_HOURS: '00:00-00:00',
    ...settings,
  };
}

async function plansOf(
  dataDir: string,
  config: Config,
  environment: NodeJS.ProcessEnv,
  { ownTemporal = false, checkout, clocks = {} }: SystemOptions,
): Promise<Partial<Record<PartName, Plan | undefined>>> {
  const at = (ms = 0) =>
    ownPrograms(config, ms === 0 ? environment : { ...environment, ...clockAhead(ms) }, checkout);
  const { worker, api } = { worker: at(clocks.worker).worker, api: at(clocks.api).api };
  const programs = { ...at(), worker, api };
  if (!ownTemporal) return programs;
  const place = { ...config.temporal, uiPort: undefined };
  return { ...programs, temporal: embeddedTemporal(dataDir, await temporalCli(), place) };
}
