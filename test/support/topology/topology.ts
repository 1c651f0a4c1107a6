import path from 'node:path';
import type { Part } from '../../../scripts/runtime/part.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { openOutside } from '../outside.ts';
import { type Power, powerOver } from '../power.ts';
import type { PartName, System } from '../system.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../test-folder.ts';
import { apis, type Links, workers } from './places.ts';
import { programPlans, serverPlans } from './plans.ts';

/** The first API and the first worker have the names that they have in a system of one each. */
export type TopologyPart = PartName | 'postgres' | 'api_2' | 'worker_2';

/**
 * The whole in production's shape: PostgreSQL that waits for its disk, with our database and Temporal's;
 * Temporal's real server; two APIs behind a front, two workers, sealer, codec server and simulators. Each is
 * a process that may be killed or stopped, and each pair has a network between them that may fail.
 */
export type Topology = Omit<System, keyof Power<PartName> | 'start'> &
  Power<TopologyPart> & {
    start: (name: TopologyPart) => Promise<void>;
    links: Links;
  };

export type TopologyOptions = {
  settings?: Readonly<Record<string, string>>;
  /** Who is not started yet. */
  later?: readonly TopologyPart[];
  say?: (line: string) => void;
};

/** They ask again where they have no answer, by the same key; the machine may be slow. */
const asRealClients = { answerMs: 15_000, tries: 3 };

/** Starts all of it on free ports, with data of its own, which go when it is stopped. */
export async function startTopology(options: TopologyOptions = {}): Promise<Topology> {
  const folder = await createTestFolder();
  try {
    return await startIn(folder, options);
  } catch (error) {
    await removeTestFolder(folder.path);
    throw error;
  }
}

async function startIn(folder: TestFolder, options: TopologyOptions): Promise<Topology> {
  const { later = [] } = options;
  const parts = new Map<TopologyPart, Part>();
  const servers = await serverPlans(folder, options, (name, part) => parts.set(name, part));
  const { links, environment, ports } = servers;
  const plans = { ...servers.plans, ...programPlans(servers) };
  const start = async (name: TopologyPart): Promise<void> => {
    parts.set(name, await folder.start(plans[name]));
  };
  const begin = async (...names: TopologyPart[]): Promise<void> => {
    await Promise.all(names.filter((name) => !later.includes(name)).map(start));
  };
  await begin('simulators');
  await begin(...workers, ...apis, 'sealer', 'codec');
  const { close, ...outside } = await openOutside(loadConfig(environment), {
    logs: path.join(folder.path, 'logs'),
    sealerPort: ports.sealer,
    url: `http://127.0.0.1:${links.front.port}`,
    asking: asRealClients,
  });
  const power = powerOver(parts);
  return {
    ...outside,
    ...power,
    start,
    links,
    environment,
    stop: async () => {
      await close();
      // Their data go with them: nobody needs to end in order.
      await Promise.all([...parts.keys()].map(power.kill));
      await removeTestFolder(folder.path);
      await servers.closeLinks();
    },
  };
}
