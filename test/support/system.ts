import { randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { embeddedTemporal } from '../../scripts/runtime/embedded-servers.ts';
import { codecUrl, ownPrograms } from '../../scripts/runtime/own-programs.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { rows } from './rows.ts';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import { type Keys, createKeys } from '../../src/platform/keys.ts';
import { createDataConverter } from '../../src/platform/payload-codec.ts';
import { asUser, createTestDatabase } from './database.ts';
import { type Simulators, simulatorsAt } from './handset.ts';
import { type Portal, portal } from './portal.ts';
import { servers } from './servers.ts';
import { temporalCli } from './temporal-cli.ts';
import { until } from './until.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from './test-folder.ts';

export type PartName = 'simulators' | 'worker' | 'api' | 'sealer' | 'codec' | 'temporal';
/**
 * The whole system as processes of its own, as `npm start` runs it, with its outsides for a test. With
 * API_HOSTS_WORKER there is no part `worker`: it is in `api`.
 */
export type System = {
  /** Where the API is. */
  url: string;
  /** Where the codec server is, once it is started. */
  codecUrl: string;
  /** Where the worker and the sealer serve their figures. */
  metricsUrls: { worker: string; sealer: string };
  portal: Portal;
  simulators: Simulators;
  database: Database;
  keys: Keys;
  /** What a command of this system reads its settings from. */
  environment: NodeJS.ProcessEnv;
  consentVersion: string;
  /** Terminates a flow's workflow as an operator may in the Temporal UI. */
  terminate: (flowId: string) => Promise<void>;
  /** Sends a signal as the Temporal UI does. */
  signal: (flowId: string, name: string, ...payload: unknown[]) => Promise<void>;
  /** The flow as the Temporal UI reads it: by its query. */
  query: (flowId: string) => Promise<unknown>;
  /** Ids of the flows that a search in the Temporal UI finds. */
  search: (query: string) => Promise<string[]>;
  /** Has Temporal forget a workflow that has ended, as it does when its retention is over. */
  forget: (flowId: string) => Promise<void>;
  /** Whether Temporal knows a workflow. */
  isThere: (flowId: string) => Promise<boolean>;
  /** The audit events of a flow by name. */
  audit: (flowId: string, event: string) => Promise<unknown[]>;
  /** The history as the Temporal server holds it, without any decoding. */
  rawHistory: (flowId: string) => Promise<string>;
  /** Everything that the processes have logged. */
  logs: () => Promise<string>;
  kill: (name: PartName) => Promise<void>;
  /** Ends a part in order; answers with how it ended: "code 0". */
  end: (name: PartName) => Promise<string>;
  /** Stops a process where it is, and lets it go on again. */
  freeze: (name: PartName) => void;
  thaw: (name: PartName) => void;
  start: (name: PartName) => Promise<void>;
  stop: () => Promise<void>;
};

type SystemOptions = { ownTemporal?: boolean; checkout?: string };

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
  const sealerPort = Number(environment['SEALER_METRICS_PORT']);
  return {
    ...(await outsideOf(config, folder, sealerPort)),
    ...powerOver(parts),
    start,
    environment,
  };
}

function powerOver(parts: Map<PartName, Part>) {
  const partOf = (name: PartName): Part => {
    const part = parts.get(name);
    if (!part) throw new Error(`${name} does not run`);
    return part;
  };
  return {
    freeze: (name: PartName): void => {
      process.kill(partOf(name).pid, 'SIGSTOP');
    },
    thaw: (name: PartName): void => {
      process.kill(partOf(name).pid, 'SIGCONT');
    },
    end: async (name: PartName): Promise<string> => {
      const part = partOf(name);
      await part.stop();
      parts.delete(name);
      return part.ended;
    },
    kill: async (name: PartName): Promise<void> => {
      const part = partOf(name);
      process.kill(part.pid, 'SIGKILL');
      await part.ended;
      parts.delete(name);
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
  { ownTemporal = false, checkout }: SystemOptions,
): Promise<Partial<Record<PartName, Plan | undefined>>> {
  const programs = ownPrograms(config, environment, checkout);
  if (!ownTemporal) return programs;
  const place = { ...config.temporal, uiPort: undefined };
  return { ...programs, temporal: embeddedTemporal(dataDir, await temporalCli(), place) };
}

async function outsideOf(config: Config, folder: TestFolder, sealerPort: number) {
  const keys = createKeys(config.keys);
  const url = `http://127.0.0.1:${config.api.port}`;
  const database = await openDatabase(config.databaseUrl ?? '', {
    poolSize: 4,
    statementTimeoutMs: 30_000,
  });
  const connection = Connection.lazy({ address: config.temporal.address });
  const { namespace } = config.temporal;
  const client = new Client({ connection, namespace, dataConverter: createDataConverter(keys) });
  // The Temporal UI has no keys: what is typed there goes out in clear.
  const ui = new Client({ connection, namespace });
  const isThere = async (flowId: string): Promise<boolean> => {
    const described = await Promise.allSettled([ui.workflow.getHandle(flowId).describe()]);
    return described[0].status === 'fulfilled';
  };
  return {
    url,
    codecUrl: codecUrl(config),
    metricsUrls: {
      worker: config.api.hostsWorker
        ? `${url}/metrics`
        : `http://127.0.0.1:${config.workerMetrics.port}/metrics`,
      sealer: `http://127.0.0.1:${sealerPort}/metrics`,
    },
    portal: portal(url),
    simulators: simulatorsAt(`http://127.0.0.1:${config.simulators.port}`),
    database,
    keys,
    consentVersion: consentInForce.version,
    terminate: async (flowId: string) => {
      await client.workflow.getHandle(flowId).terminate('by an operator');
    },
    signal: (flowId: string, name: string, ...payload: unknown[]) =>
      ui.workflow.getHandle(flowId).signal(name, ...payload),
    isThere,
    forget: async (flowId: string) => {
      const workflowExecution = { workflowId: flowId };
      await connection.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
      await until('the workflow to be gone', async () => !(await isThere(flowId)), 90_000);
    },
    query: (flowId: string) => client.workflow.getHandle(flowId).query('getFlow'),
    search: async (query: string) => {
      const found: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId);
      return found;
    },
    audit: (flowId: string, event: string) =>
      rows(
        database.db,
        z.unknown(),
        sql`select * from audit_event where flow_id = ${flowId} and event = ${event}`,
      ),
    rawHistory: async (flowId: string) =>
      JSON.stringify(await client.workflow.getHandle(flowId).fetchHistory()),
    logs: () => readAll(path.join(folder.path, 'logs')),
    stop: async () => {
      await connection.close();
      await database.close();
      await removeTestFolder(folder.path);
    },
  };
}

async function readAll(folder: string): Promise<string> {
  const files = await readdir(folder);
  const read = (file: string) => readFile(path.join(folder, file), 'utf8');
  return (await Promise.all(files.map(read))).join('\n');
}
