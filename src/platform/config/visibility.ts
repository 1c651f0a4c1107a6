import { checkDatabaseUrl } from './database.ts';
import { readTemporal, type TemporalSettings } from './outside.ts';
import { createSettingReader, type Environment } from './reader.ts';

export type VisibilityConfig = {
  /** Of the database in which Temporal's server keeps what searches find. */
  databaseUrl: string;
  temporal: TemporalSettings;
};

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
