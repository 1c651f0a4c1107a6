import { type SealKey, createSealKey } from '../../db/audit/seal-key.ts';
import type { DatabaseUrls } from '../../db/log-ins.ts';
import { judgeDatabaseUrl, readDatabaseUrl, requireUserOfItsOwn } from './database.ts';
import { readMetricsPlace, type MetricsPlace } from './metrics.ts';
import { createSettingReader, type Environment, type SettingReader } from './reader.ts';
import { developmentSealKey, readKey } from './secrets.ts';

export type SealerConfig = {
  logLevel: string;
  databaseUrl: string;
  key: SealKey;
  /** How often the head is written to the log. */
  headEverySeconds: number;
  metrics: MetricsPlace;
  warnings: string[];
};

/**
 * The settings of the sealer, which needs no other secret than its own key: nothing of the
 * application's has to be where it runs, and its key nowhere else. Throws a `ConfigError`.
 */
export function loadSealerConfig(environment: Environment = process.env): SealerConfig {
  const { read, isProduction, dataDir, logLevel } = beginReading(environment);
  if (isProduction) {
    requireUserOfItsOwn(read, 'sealer');
    judgeDatabaseUrl(read, 'DATABASE_SEALER_URL');
    read.needInProduction('AUDIT_SEAL_KEY');
  }
  const config = {
    logLevel,
    databaseUrl: requireUrl(read, dataDir, 'sealer'),
    key: createSealKey(readSealKey(read, isProduction)),
    headEverySeconds: read.integer('AUDIT_HEAD_EVERY_SECONDS', 300, { min: 1, max: 86_400 }),
    metrics: readSealerMetrics(read, isProduction),
    warnings: read.warnings(),
  };
  read.done();
  return config;
}

/** Where the sealer serves its figures, for whoever starts it. Throws a `ConfigError`. */
export function loadSealerMetrics(environment: Environment = process.env): MetricsPlace {
  const { read, isProduction } = beginReading(environment);
  const metrics = readSealerMetrics(read, isProduction);
  read.done();
  return metrics;
}

/** The settings of who brings the schema up to date. Throws a `ConfigError`. */
export function loadOwnerConfig(environment: Environment = process.env): {
  logLevel: string;
  urls: DatabaseUrls;
} {
  const { read, isProduction, dataDir, logLevel } = beginReading(environment);
  if (isProduction) requireUserOfItsOwn(read, 'owner');
  const urls = {
    owner: requireUrl(read, dataDir, 'owner'),
    writer: requireUrl(read, dataDir, 'writer'),
    sealer: requireUrl(read, dataDir, 'sealer'),
  };
  read.done();
  return { logLevel, urls };
}

/**
 * The public keys (32 bytes each) that verify seals: AUDIT_PUBLIC_KEYS, also those of earlier
 * sealers; else that of AUDIT_SEAL_KEY, or of development. Throws a `ConfigError`.
 */
export function loadAuditPublicKeys(environment: Environment = process.env): Buffer[] {
  const { read, isProduction } = beginReading(environment);
  const given = read.optional('AUDIT_PUBLIC_KEYS');
  if (isProduction && given === undefined && read.optional('AUDIT_SEAL_KEY') === undefined) {
    read.refuse('AUDIT_PUBLIC_KEYS must be set in production.');
  }
  const keys =
    given === undefined
      ? [createSealKey(readSealKey(read, isProduction)).publicKey]
      : given.split(',').map((one) => readPublicKey(read, one.trim()));
  read.done();
  return keys;
}

function readSealerMetrics(read: SettingReader, isProduction: boolean): MetricsPlace {
  const usualPort = read.port('API_PORT', 3000) + 2;
  return readMetricsPlace(read, 'SEALER', { usualPort, isProduction });
}

function beginReading(environment: Environment) {
  const read = createSettingReader(environment);
  const mode = read.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  return {
    read,
    isProduction: mode === 'production',
    dataDir: read.file('DATA_DIR', '.data'),
    logLevel: read.text('LOG_LEVEL', 'info'),
  };
}

function requireUrl(
  read: SettingReader,
  dataDir: string,
  user: 'writer' | 'owner' | 'sealer',
): string {
  const url = readDatabaseUrl(read, { dataDir, user });
  if (url === undefined) {
    read.refuse(`DATABASE_URL is not set and no database runs from ${dataDir}.`);
  }
  return url ?? '';
}

/** In hex, as the sealer's log has it: there base64 might be taken for a token. */
function readPublicKey(read: SettingReader, value: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(value)) {
    read.refuse('AUDIT_PUBLIC_KEYS must be a list of 32 bytes in hex, as the sealer logs its own.');
  }
  return Buffer.from(value, 'hex');
}

function readSealKey(read: SettingReader, isProduction: boolean): Buffer {
  const value = read.optional('AUDIT_SEAL_KEY');
  if (isProduction && value === developmentSealKey) {
    read.refuse('AUDIT_SEAL_KEY holds a development secret, which everybody knows: set your own.');
  }
  return readKey(read, 'AUDIT_SEAL_KEY', value ?? developmentSealKey);
}
