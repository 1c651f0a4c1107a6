import path from 'node:path';
import type { Plan } from '../../../scripts/runtime/bring-up.ts';
import { builtTemporal } from '../../../scripts/runtime/built-temporal.ts';
import { embeddedPostgres } from '../../../scripts/runtime/embedded-servers.ts';
import { ownPrograms } from '../../../scripts/runtime/own-programs.ts';
import type { Part } from '../../../scripts/runtime/part.ts';
import { migrate } from '../../../scripts/runtime/start-system.ts';
import type { DatabaseUrls } from '../../../src/db/log-ins.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { writeWorkflowBundle } from '../../../src/platform/workflow-bundle.ts';
import type { TestFolder } from '../test-folder.ts';
import {
  choosePorts,
  type Doubled,
  type Links,
  linkApis,
  linkDatabase,
  linkOutsides,
  linkTemporal,
  type Ports,
} from './places.ts';
import { atPort, behindLinks, commonSettings, ownSettings } from './settings.ts';

type ServerName = 'postgres' | 'temporal';

type Servers = {
  plans: Record<ServerName, Plan>;
  ports: Ports;
  links: Links;
  urls: DatabaseUrls;
  /** Of the simulators, who are where they are. */
  common: NodeJS.ProcessEnv;
  /** Of a command of this system, which has no network in between. */
  environment: NodeJS.ProcessEnv;
  closeLinks: () => Promise<void>;
};

/** Starts PostgreSQL with the newest schema, and Temporal's server on it; and what is known of the places of all others. */
export async function serverPlans(
  folder: TestFolder,
  {
    settings = {},
    say = () => undefined,
  }: { settings?: Readonly<Record<string, string>>; say?: (line: string) => void },
  onStart: (name: ServerName, part: Part) => void,
): Promise<Servers> {
  const ports = await choosePorts();
  const workflowBundle = path.join(folder.path, 'workflows.js');
  const bundled = writeWorkflowBundle(workflowBundle);
  const { plan: postgres, urls } = await embeddedPostgres(folder.path, true);
  onStart('postgres', await folder.start(postgres));
  await Promise.all([bundled, migrate(urls, process.env)]);
  const known = {
    ...(await linkApis(ports)),
    outside: await linkOutsides(ports),
    database: await linkDatabase(Number(new URL(urls.owner).port)),
  };
  const common = commonSettings({
    dataDir: folder.path,
    ports,
    links: known,
    workflowBundle,
    settings,
  });
  const temporal = await builtTemporal({
    dataDir: folder.path,
    databaseUrl: atPort(urls.owner, known.database.temporal.port),
    names: { state: 'temporal', visibility: 'temporal_visibility' },
    namespace: loadConfig(common).temporal.namespace,
    environment: process.env,
    say,
  });
  onStart('temporal', await folder.start(temporal.plan));
  const links = { ...known, temporal: await linkTemporal(portOf(temporal.address)) };
  return {
    plans: { postgres, temporal: temporal.plan },
    ports,
    links,
    urls,
    common,
    environment: {
      ...common,
      ...behindLinks(links),
      DATABASE_URL: urls.writer,
      DATABASE_OWNER_URL: urls.owner,
      DATABASE_SEALER_URL: urls.sealer,
      TEMPORAL_ADDRESS: temporal.address,
      API_PORT: String(ports.api),
      WORKER_METRICS_PORT: String(ports.worker),
    },
    closeLinks: async () => {
      const { front, ...others } = links;
      const all = [front, ...Object.values(others).flatMap((some) => Object.values(some))];
      await Promise.all(all.map((link) => link.close()));
    },
  };
}

/** How our own processes are started, each behind the networks to its servers. */
export function programPlans(servers: Servers) {
  const { common, links, environment } = servers;
  const of = (name: Doubled | 'sealer') => {
    const own = { ...common, ...behindLinks(links), ...ownSettings(name, servers) };
    return ownPrograms(loadConfig(own), own);
  };
  return {
    simulators: ownPrograms(loadConfig(common), common).simulators,
    api: of('api').api,
    api_2: named(of('api_2').api, 'second API'),
    worker: required(of('worker').worker),
    worker_2: named(required(of('worker_2').worker), 'second worker'),
    sealer: of('sealer').sealer,
    codec: ownPrograms(loadConfig(environment), environment).codec,
  };
}

/** A process is remembered by its name. */
function named(plan: Plan, name: string): Plan {
  return { ...plan, name };
}

function required(plan: Plan | undefined): Plan {
  if (!plan) throw new Error('the topology has workers of its own: leave API_HOSTS_WORKER out');
  return plan;
}

function portOf(address: string): number {
  return Number(new URL(`tcp://${address}`).port);
}
