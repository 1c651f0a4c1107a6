import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { builtTemporal } from '../../scripts/runtime/built-temporal.ts';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { bundleOnce } from '../../scripts/runtime/bundle-once.ts';
import { projectFolder } from '../../scripts/runtime/node-part.ts';
import { apiUrl, ownPrograms } from '../../scripts/runtime/own-programs.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { newPassword } from '../../scripts/runtime/postgres-cluster.ts';
import { migrate } from '../../scripts/runtime/start-system.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import { type Keys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { settings } from '../matrix/settings.ts';
import { openOutside } from '../support/outside.ts';
import { type Portal, portal } from '../support/portal.ts';
import { powerOver } from '../support/power.ts';
import type { PartName, System } from '../support/system.ts';
import { removeTestFolder, type TestFolder } from '../support/test-folder.ts';
import { type BackedUpCluster, createBackedUpCluster } from './backed-up-cluster.ts';

const run = promisify(execFile);

/** What the citizens, the staff and the drill see of the system. */
export type Outside = System & {
  client: Client;
  /** Another API, in whose flows an account is closed soon; while `closingApi` runs. */
  closesSoon: Portal;
};

type ProgramName = PartName | 'closingApi';

/** The whole on two clusters of PostgreSQL: ours, and Temporal's. */
export type DrillSystem = {
  clusters: { ours: BackedUpCluster; temporals: BackedUpCluster };
  outside: Outside;
  start: (...names: ProgramName[]) => Promise<void>;
  /** Ends programs at once, as a machine that is gone does. */
  kill: (...names: ProgramName[]) => Promise<void>;
  /** A command of the installation, `npm run …`: what it has printed, and its exit code. */
  command: (script: string, ...args: string[]) => Promise<{ text: string; code: number }>;
};

const places = { state: 'temporal', visibility: 'temporal_visibility' };
const namespace = 'default';
/** Long enough for the moment T to be in it, and short enough to be waited for. */
const closingSeconds = '45';

/** Makes both clusters, and what runs on them; starts the clusters and the simulators. */
export async function createDrillSystem(
  { path: folder, start: launch }: TestFolder,
  say: (line: string) => void,
): Promise<DrillSystem> {
  const clusters = {
    ours: await createBackedUpCluster(folder, 'ours'),
    temporals: await createBackedUpCluster(folder, 'temporals'),
  };
  await Promise.all([clusters.ours.start(), clusters.temporals.start()]);
  await createDatabase(clusters.ours.url('postgres'), 'dinhdanh');
  const given = await environmentOf(folder, clusters.ours.url('dinhdanh'));
  const temporal = await builtTemporal({
    dataDir: folder,
    databaseUrl: clusters.temporals.url('postgres'),
    names: places,
    namespace,
    environment: process.env,
    say,
  });
  const addressed = { ...given, TEMPORAL_ADDRESS: temporal.address };
  const bundle = await bundleOnce(loadConfig(addressed));
  const environment: NodeJS.ProcessEnv = { ...addressed, WORKFLOW_BUNDLE: bundle };
  await migrate(urlsOf(environment), environment);
  const config = loadConfig(environment);
  const soon = {
    ...environment,
    API_PORT: String(await freePort()),
    CLOSING_SECONDS: closingSeconds,
  };
  const closing = loadConfig(soon);
  const { api: closingApi } = ownPrograms(closing, soon);
  const plans = { ...ownPrograms(config, environment), temporal: temporal.plan, closingApi };
  const parts = new Map<ProgramName, Part>();
  const start = async (...names: ProgramName[]): Promise<void> => {
    for (const name of names) {
      const plan: Plan | undefined = plans[name];
      if (plan) parts.set(name, await launch(plan));
    }
  };
  const power = powerOver(parts);
  const { close, ...seen } = await openOutside(config, {
    logs: path.join(folder, 'logs'),
    sealerPort: 0,
  });
  const outside: Outside = {
    ...{ ...seen, ...power, environment },
    start: (name) => start(name),
    stop: async () => {
      await close();
      await removeTestFolder(folder);
    },
    client: clientOf(config, seen.keys),
    closesSoon: portal(apiUrl(closing)),
  };
  return {
    clusters,
    outside,
    start,
    kill: async (...names) => {
      for (const name of names) await power.kill(name);
    },
    command: (script, ...args) => commandOf(environment, script, args),
  };
}

function urlsOf(environment: NodeJS.ProcessEnv) {
  return {
    owner: environment['DATABASE_OWNER_URL'] ?? '',
    writer: environment['DATABASE_URL'] ?? '',
    sealer: environment['DATABASE_SEALER_URL'] ?? '',
  };
}

async function environmentOf(dataDir: string, owner: string): Promise<NodeJS.ProcessEnv> {
  const as = (user: string): string => {
    const url = new URL(owner);
    url.username = user;
    url.password = newPassword();
    return url.href;
  };
  const names = ['API', 'SIMULATORS', 'SMPP', 'INSURER', 'SIM_PROVIDER', 'SMTP'];
  const ports = await Promise.all(
    names.map(async (name) => [`${name}_PORT`, String(await freePort())] as const),
  );
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: as('dinhdanh_app'),
    DATABASE_OWNER_URL: owner,
    DATABASE_SEALER_URL: as('dinhdanh_audit'),
    ...Object.fromEntries(ports),
    WORKER_METRICS_PORT: '0',
    SEALER_METRICS_PORT: '0',
    AUDIT_HEAD_EVERY_SECONDS: '1',
    START_LIMIT_MIN: '127',
    START_LIMIT_MAX: '127',
    TEMPORAL_TASK_QUEUE: 'dinhdanh-restore',
    QUIET_HOURS: '00:00-00:00',
    // The citizens of the drill wait for nothing but the restores.
    ...settings,
    OTP_TTL_SECONDS: '3600',
    OTP_RESEND_AFTER_SECONDS: '1',
    SIM_STATUS_EVERY_SECONDS: '1',
    POST_STATUS_EVERY_SECONDS: '2',
    HEARING_SECONDS: '3',
    RECOVERY_WAIT_SECONDS: '3',
  };
}

function clientOf({ temporal }: Config, keys: Keys): Client {
  const connection = Connection.lazy({ address: temporal.address });
  return new Client({ connection, namespace, dataConverter: createDataConverter(keys) });
}

const commandMs = 120_000;
/** A command that was killed, because it took too long, has no code. */
const ended = z.looseObject({
  code: z
    .number()
    .nullable()
    .transform((code) => code ?? -1),
  stdout: z.string(),
  stderr: z.string(),
});

/** Of what a command does that fails, its words are told, too. */
async function commandOf(
  env: NodeJS.ProcessEnv,
  script: string,
  args: readonly string[],
): Promise<{ text: string; code: number }> {
  const options = { cwd: projectFolder, env, timeout: commandMs };
  try {
    const { stdout } = await run(process.execPath, [script, ...args], options);
    return { text: stdout, code: 0 };
  } catch (error) {
    const { code, stdout, stderr } = ended.parse(error);
    return { text: stdout + stderr, code };
  }
}
