import { judgeDatabaseUrl, readDatabaseUrl } from './database.ts';
import { readMetricsToken } from './metrics.ts';
import { requireKeysApart } from './production.ts';
import { createSettingReader, type Environment, type SettingReader } from './reader.ts';
import { readCodecSecrets, type Secrets } from './secrets.ts';
import { readSimulators } from './simulators.ts';
import { readStaff, type StaffSettings } from './staff.ts';

/** Where the codec server listens, and for whose pages. */
export type CodecSettings = {
  host: string;
  port: number;
  /** Origins of the Temporal UI: their pages alone may have payloads decoded by the staff's cookie. */
  origins: string[];
};

export type CodecConfig = {
  logLevel: string;
  databaseUrl: string;
  keys: Secrets['keys'];
  staff: StaffSettings;
  /** Where the API is, whose pages tell what a problem is. */
  publicUrl: string;
  trustedProxies: number;
  /** What Prometheus shows to read figures; undefined: everybody may. */
  metricsToken: string | undefined;
  codec: CodecSettings;
  warnings: string[];
};

export function readCodec(
  read: SettingReader,
  { isProduction, apiPort, uiPort }: { isProduction: boolean; apiPort: number; uiPort: number },
): CodecSettings {
  const ours = `http://127.0.0.1:${uiPort},http://localhost:${uiPort}`;
  const origins = read.text('CODEC_ORIGINS', isProduction ? '' : ours);
  return {
    host: read.text('CODEC_HOST', '127.0.0.1'),
    port: read.port('CODEC_PORT', Math.min(apiPort + 3, 65_535)),
    origins: origins
      .split(/[\s,]+/)
      .filter((origin) => origin !== '')
      .map((origin) => readOrigin(read, origin, isProduction)),
  };
}

/**
 * The settings of the codec server: keys and the staff's provider, and nothing of the outside systems. Throws
 * a `ConfigError`.
 */
export function loadCodecConfig(environment: Environment = process.env): CodecConfig {
  const read = createSettingReader(environment);
  const mode = read.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const isProduction = mode === 'production';
  const { keys, staffClientSecret } = readCodecSecrets(read, isProduction);
  if (isProduction) judgeProduction(read, keys);
  const dataDir = read.file('DATA_DIR', '.data');
  const databaseUrl = readDatabaseUrl(read, { dataDir, user: 'writer' });
  if (databaseUrl === undefined) {
    read.refuse(`DATABASE_URL is not set and no database runs from ${dataDir}.`);
  }
  const apiPort = read.port('API_PORT', 3000);
  const uiPort = read.port('TEMPORAL_UI_PORT', 8233);
  const publicUrl = read.url('PUBLIC_URL', `http://127.0.0.1:${apiPort}`).replace(/\/+$/, '');
  const simulatorsPort = readSimulators(read).port;
  const config = {
    logLevel: read.text('LOG_LEVEL', 'info'),
    databaseUrl: databaseUrl ?? '',
    keys,
    staff: readStaff(read, { simulatorsPort, publicUrl }, staffClientSecret),
    publicUrl,
    trustedProxies: read.integer('TRUSTED_PROXIES', 0, { min: 0, max: 10 }),
    metricsToken: readMetricsToken(read, isProduction),
    codec: readCodec(read, { isProduction, apiPort, uiPort }),
    warnings: read.warnings(),
  };
  read.done();
  return config;
}

function judgeProduction(read: SettingReader, keys: Secrets['keys']): void {
  for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'STAFF_ISSUER']) read.needInProduction(name);
  for (const name of ['PUBLIC_URL', 'STAFF_ISSUER']) {
    if (read.optional(name)?.startsWith('https:') === false) {
      read.refuse(`${name} must be an https URL in production.`);
    }
  }
  judgeDatabaseUrl(read, 'DATABASE_URL');
  requireKeysApart(read, keys);
}

function readOrigin(read: SettingReader, text: string, isProduction: boolean): string {
  const isOrigin = URL.canParse(text) && new URL(text).origin === text;
  if (!isOrigin || !/^https?:/.test(text)) {
    read.refuse(
      `CODEC_ORIGINS must be a list of origins such as https://ui.example, not "${text}".`,
    );
  } else if (isProduction && !text.startsWith('https:')) {
    read.refuse('CODEC_ORIGINS must be https origins in production.');
  }
  return text;
}
