import path from 'node:path';
import { readApi, type ApiSettings } from './config/api.ts';
import { readCa, type CaSettings } from './config/ca.ts';
import { readCodec, type CodecSettings } from './config/codec.ts';
import { readClosedFlows, type ClosedFlowsSettings } from './config/closed-flows.ts';
import { readDatabaseUrl } from './config/database.ts';
import { readEmail, type EmailSettings } from './config/email.ts';
import { readDurations, type Durations } from './config/durations.ts';
import { readMethods } from './config/methods.ts';
import { readMetricsPlace, type MetricsPlace } from './config/metrics.ts';
import { requireInProduction, requireKeysApart } from './config/production.ts';
import { readQuietHours } from './config/quiet-hours.ts';
import { readLimits, type Limits } from './config/limits.ts';
import {
  readCarrier,
  readInsurer,
  readPost,
  readSms,
  readTemporal,
  type CarrierSettings,
  type InsurerSettings,
  type PostSettings,
  type SmsSettings,
  type TemporalSettings,
} from './config/outside.ts';
import {
  ConfigError,
  createSettingReader,
  type Environment,
  type SettingReader,
} from './config/reader.ts';
import { readFlowRetentionDays } from './config/retention.ts';
import { readSecrets, type Secrets } from './config/secrets.ts';
import { readSimProvider, type SimProviderSettings } from './config/sim-provider.ts';
import type { QuietHours } from '../domain/proofs/quiet-hours.ts';
import { readSimulators, type SimulatorSettings } from './config/simulators.ts';
import { readStaff, type StaffSettings } from './config/staff.ts';
import { readTelemetry, type TelemetrySettings } from './config/telemetry.ts';
import { readWeb, type WebPagesSettings } from './config/web.ts';

export { ConfigError };

type OutsideSettings = {
  carrier: CarrierSettings;
  insurer: InsurerSettings;
  sms: SmsSettings;
  email: EmailSettings;
  simProvider: SimProviderSettings;
  post: PostSettings;
  ca: CaSettings;
  /** How members of staff sign in. */
  staff: StaffSettings;
};

/** All settings, read and checked once when a process starts. */
export type Config = OutsideSettings & {
  environment: 'development' | 'test' | 'production';
  logLevel: string;
  /** Where the embedded PostgreSQL and Temporal keep their data. */
  dataDir: string;
  /** Undefined until a database is known: the one of `npm start` may not run yet. */
  databaseUrl: string | undefined;
  keys: Secrets['keys'];
  api: ApiSettings;
  web: WebPagesSettings;
  temporal: TemporalSettings;
  simulators: SimulatorSettings;
  /** Where a worker serves its figures. */
  workerMetrics: MetricsPlace;
  telemetry: TelemetrySettings;
  /** How long the row of a flow that has ended is kept, and with it its idempotency key. */
  flowRetentionDays: number;
  /** Whether a CMND of nine digits may register, as the guide allows. */
  acceptsCitizenIdOld9: boolean;
  durations: Durations;
  closedFlows: ClosedFlowsSettings;
  /** Where payloads are opened for operators. */
  codec: CodecSettings;
  limits: Limits;
  quietHours: QuietHours;
  /** What is accepted and should not stay; each process says it when it starts. */
  warnings: string[];
};

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/**
 * Reads every setting of `.env.example`. Throws a `ConfigError` with one sentence for each that is
 * wrong; in production also for each secret that is missing or is the development one.
 */
export function loadConfig(environment: Environment = process.env): Config {
  const read = createSettingReader(environment);
  const mode = read.oneOf('NODE_ENV', ['development', 'test', 'production'], 'development');
  const isProduction = mode === 'production';
  const methods = readMethods(read);
  if (isProduction) requireInProduction(read, methods);
  const secrets = readSecrets(read, isProduction, methods);
  if (isProduction) requireKeysApart(read, secrets.keys);
  const dataDir = read.file('DATA_DIR', '.data');
  const api = readApi(read, isProduction, methods);
  const simulators = readSimulators(read);
  const temporal = readTemporal(read);
  const config: Config = {
    environment: mode,
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    dataDir,
    databaseUrl: readDatabaseUrl(read, { dataDir, user: 'writer' }),
    keys: secrets.keys,
    api,
    web: readWeb(read),
    temporal,
    simulators,
    workerMetrics: readMetricsPlace(read, 'WORKER', { usualPort: api.port + 1, isProduction }),
    telemetry: readTelemetry(read),
    flowRetentionDays: readFlowRetentionDays(read),
    ...readOutside(read, secrets, { dataDir, isProduction, publicUrl: api.publicUrl, simulators }),
    acceptsCitizenIdOld9: read.flag('ACCEPTS_CMND', true),
    durations: readDurations(read),
    closedFlows: readClosedFlows(read),
    limits: readLimits(read),
    quietHours: readQuietHours(read),
    codec: readCodec(read, { isProduction, apiPort: api.port, uiPort: temporal.uiPort }),
    warnings: read.warnings(),
  };
  read.done();
  return config;
}

/** Each outside system; where nothing is set, it is its simulator. */
function readOutside(
  read: SettingReader,
  secrets: Secrets,
  at: { dataDir: string; isProduction: boolean; publicUrl: string; simulators: SimulatorSettings },
): OutsideSettings {
  const { port: simulatorsPort, insurerPort, simProviderPort } = at.simulators;
  const { publicUrl, isProduction } = at;
  const folder = path.join(at.dataDir, 'simulators');
  const tlsFolder = path.join(folder, 'tls');
  return {
    carrier: readCarrier(read, simulatorsPort, secrets.carrierClientSecret),
    insurer: readInsurer(read, { insurerPort, tlsFolder }),
    sms: readSms(read, simulatorsPort, secrets.smppPassword),
    email: readEmail(read, { port: simulatorsPort + 4, isProduction }, secrets.smtpPassword),
    simProvider: readSimProvider(
      read,
      { port: simProviderPort, tlsFolder },
      { apPassword: secrets.simProviderApPassword, publicUrl },
    ),
    post: readPost(read, { simulatorsPort, publicUrl }, secrets.postClientSecret),
    ca: readCa(read, folder),
    staff: readStaff(read, { simulatorsPort, publicUrl }, secrets.staffClientSecret),
  };
}

/** The database's URL, for a process that cannot do without; throws a `ConfigError` when unknown. */
export function requireDatabaseUrl(config: Config): string {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  throw new ConfigError([
    `DATABASE_URL is not set and no database runs from ${config.dataDir}: set it, or run npm start.`,
  ]);
}
