import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from './bring-up.ts';
import {
  type TemporalDatabases,
  prepareDatabases,
  temporalDatabases,
} from './built-temporal/databases.ts';
import { dynamicConfig } from './built-temporal/dynamic-config.ts';
import { temporalPrograms } from './built-temporal/programs.ts';
import { portsNeeded, serverConfig } from './built-temporal/server-config.ts';
import { logFileIn } from './node-part.ts';
import { startPart } from './part.ts';
import { freePort } from './ports.ts';
import { prepareTemporal } from './prepare-temporal.ts';

export type BuiltTemporal = {
  address: string;
  plan: Plan;
  /** Of the database that its searches read. */
  visibilityUrl: string;
};

/**
 * A real Temporal server, built from its Go module, on databases of its own beside the one of
 * `databaseUrl`. The plan starts it and makes namespace and search attributes.
 */
export async function builtTemporal(options: {
  dataDir: string;
  databaseUrl: string;
  /** Of its databases. */
  names: TemporalDatabases['names'];
  namespace: string;
  environment: NodeJS.ProcessEnv;
  say: (line: string) => void;
}): Promise<BuiltTemporal> {
  const { dataDir, databaseUrl, namespace } = options;
  const programs = await temporalPrograms(options.environment, options.say);
  const databases = temporalDatabases(databaseUrl, options.names);
  await prepareDatabases(programs.sqlTool, databaseUrl, databases);
  const ports = await Promise.all(Array.from({ length: portsNeeded }, () => freePort()));
  const configFile = writeConfig(path.join(dataDir, 'temporal'), ports, databases);
  const address = `127.0.0.1:${ports[0] ?? 0}`;
  const plan: Plan = {
    name: 'Temporal',
    launch: () =>
      Promise.resolve(
        startPart({
          command: programs.server,
          arguments: ['--config-file', configFile, '--allow-no-auth', 'start'],
          environment: goSettings,
          logFile: logFileIn(dataDir, 'temporal'),
          workingDirectory: '/',
          hasChannel: false,
          stopBy: 'SIGTERM',
        }),
      ),
    isReady: async () => {
      await prepareTemporal({ address, namespace });
      return true;
    },
  };
  const visibilityUrl = new URL(databaseUrl);
  visibilityUrl.pathname = `/${databases.names.visibility}`;
  return { address, plan, visibilityUrl: visibilityUrl.href };
}

/** Its heap may grow fivefold before it is collected: memory for a tenth of its CPU time. */
const goSettings = { GOGC: '400' };

function writeConfig(
  folder: string,
  ports: readonly number[],
  databases: TemporalDatabases,
): string {
  mkdirSync(folder, { recursive: true });
  const dynamicConfigFile = writeJson(folder, 'dynamic.yaml', dynamicConfig);
  return writeJson(folder, 'server.yaml', serverConfig({ ports, databases, dynamicConfigFile }));
}

/** JSON is YAML, too. */
function writeJson(folder: string, name: string, content: object): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  return file;
}
