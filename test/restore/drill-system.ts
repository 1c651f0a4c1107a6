import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { z } from 'zod';
import { builtTemporal } from '../../scripts/runtime/built-temporal.ts';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { bundleOnce } from '../../scripts/runtime/bundle-once.ts';
import { projectFolder } from '../../scripts/runtime/node-part.ts';
import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { newPassword } from '../../scripts/runtime/postgres-cluster.ts';
import { migrate } from '../../scripts/runtime/start-system.ts';
import { openDatabase } from '../../src/db/database.ts';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { simulatorsAt } from '../support/handset.ts';
import { portal } from '../support/portal.ts';
import type { System } from '../support/system.ts';
import type { TestFolder } from '../support/test-folder.ts';
import { type BackedUpCluster, createBackedUpCluster } from './backed-up-cluster.ts';

const run = promisify(execFile);

/** What the citizens, the staff and the drill see of the system. */
export type Outside = Pick<
  System,
  'url' | 'portal' | 'simulators' | 'database' | 'keys' | 'consentVersion'
> & { client: Client };

type ProgramName = 'temporal' | 'simulators' | 'sealer' | 'worker' | 'api';

/** The whole on two clusters of PostgreSQL: ours, and Temporal's. */
export type DrillSystem = {
  clusters: { ours: BackedUpCluster; temporals: BackedUpCluster };
  environment: NodeJS.ProcessEnv;
  outside: Outside;
  start: (...names: ProgramName[]) => Promise<void>;
  /** Ends programs at once, as a machine that is gone does. */
  kill: (...names: ProgramName[]) => Promise<void>;
  /** A command of the installation, `npm run …`: what it has printed, and its exit code. */
  command: (script: string, ...args: string[]) => Promise<{ text: string; code: number }>;
};

const places = { state: 'temporal', visibility: 'temporal_visibility' };
const namespace = 'default';

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
  const plans = { ...ownPrograms(config, environment), temporal: temporal.plan };
  const parts = new Map<ProgramName, Part>();
  const outside = await outsideOf(config);
  return {
    clusters,
    environment,
    outside,
    start: async (...names) => {
      for (const name of names) {
        const plan: Plan | undefined = plans[name];
        if (plan) parts.set(name, await launch(plan));
      }
    },
    kill: async (...names) => {
      for (const name of names) {
        parts.get(name)?.kill();
        await parts.get(name)?.ended;
      }
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
    OTP_TTL_SECONDS: '3600',
    OTP_RESEND_AFTER_SECONDS: '1',
    SIM_COOL_DOWN_SECONDS: '1',
    SIM_STATUS_EVERY_SECONDS: '1',
  };
}

async function outsideOf(config: Config): Promise<Outside> {
  const url = `http://127.0.0.1:${config.api.port}`;
  const keys = createKeys(config.keys);
  const connection = Connection.lazy({ address: config.temporal.address });
  const dataConverter = createDataConverter(keys);
  const client = new Client({ connection, namespace, dataConverter });
  return {
    url,
    portal: portal(url),
    simulators: simulatorsAt(`http://127.0.0.1:${config.simulators.port}`),
    database: await openDatabase(config.databaseUrl ?? '', {
      poolSize: 4,
      statementTimeoutMs: 30_000,
    }),
    keys,
    consentVersion: consentInForce.version,
    client,
  };
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
