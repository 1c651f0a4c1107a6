import { checkDatabaseUrl } from './database.ts';
import { readTemporal, type TemporalSettings } from './outside.ts';
import { readFlowRetentionDays } from './retention.ts';
import { createSettingReader, type Environment } from './reader.ts';

export type VisibilityConfig = {
  /** Of the database in which Temporal's server keeps what searches find. */
  databaseUrl: string;
  temporal: TemporalSettings;
};

export type NamespaceConfig = {
  isProduction: boolean;
  logLevel: string;
  temporal: TemporalSettings;
  flowRetentionDays: number;
};

/** The settings of who prepares Temporal's namespace: none is secret. Throws a `ConfigError`. */
export function loadNamespaceConfig(environment: Environment = process.env): NamespaceConfig {
  const read = createSettingReader(environment);
  const mode = read.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const isProduction = mode === 'production';
  if (isProduction) read.needInProduction('TEMPORAL_ADDRESS');
  const config = {
    isProduction,
    logLevel: read.text('LOG_LEVEL', 'info'),
    temporal: readTemporal(read),
    flowRetentionDays: readFlowRetentionDays(read),
  };
  read.done();
  return config;
}

/** The settings of who looks after the indexes of Temporal's visibility database. Throws a `ConfigError`. */
export function loadVisibilityConfig(environment: Environment = process.env): VisibilityConfig {
  const read = createSettingReader(environment);
  const url = read.optional('TEMPORAL_VISIBILITY_URL');
  if (url === undefined) {
    read.refuse("TEMPORAL_VISIBILITY_URL must name Temporal's visibility database.");
  }
  const config = {
    databaseUrl: checkDatabaseUrl(read, 'TEMPORAL_VISIBILITY_URL', url ?? ''),
    temporal: readTemporal(read),
  };
  read.done();
  return config;
}
