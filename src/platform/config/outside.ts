import { type MutualTlsFiles, readMutualTls } from './mutual-tls.ts';
import type { SettingReader } from './reader.ts';

/** Files in PEM; what is not given is the public CAs, or no certificate of ours. */
export type TlsFileSettings = {
  ca?: string;
  cert?: string;
  key?: string;
  /** The name in the server's certificate, where it is not the host that we connect to. */
  serverName?: string;
};

export type TemporalSettings = {
  address: string;
  /** Undefined: without TLS. */
  tls: TlsFileSettings | undefined;
  namespace: string;
  taskQueue: string;
  /** A file with the workflows, bundled by `npm run bundle`: a worker then starts at once. */
  workflowBundle: string | undefined;
  /** Whether workflows run without the SDK's thread, time limits and promise hooks (`LeanWorker`). */
  workflowSandbox: 'lean' | 'stock';
  /** Ports of the development server. */
  port: number;
  uiPort: number;
  /** Where operators reach the Temporal UI; undefined: the staff's pages do not lead there. */
  uiUrl: string | undefined;
};

export type CarrierSettings = {
  /** Server URL of the CAMARA KYC Match API, version included: `/match` is added to it. */
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  timeoutMs: number;
};

export type InsurerSettings = {
  /** Server URL of the insurer's records: `/insured-persons/search` is added to it. */
  url: string;
  tlsFiles: MutualTlsFiles;
  timeoutMs: number;
};

export type PostSettings = {
  /** Where the Post sends a citizen's browser back to; it knows this address. */
  redirectUri: string;
  /** Vietnam Post's identity provider, as its tokens name it (OpenID Connect). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  timeoutMs: number;
};

export type SmsSettings = {
  host: string;
  port: number;
  systemId: string;
  password: string;
  /** Undefined: without TLS. */
  tls: TlsFileSettings | undefined;
  sender: string;
  /** How the centre names messages and takes long texts. */
  messageIds: 'same' | 'hex_answers' | 'hex_receipts';
  longTexts: 'payload' | 'parts';
  timeoutMs: number;
};

export function readTemporal(read: SettingReader): TemporalSettings {
  const temporalPort = read.port('TEMPORAL_PORT', 7233);
  return {
    address: read.text('TEMPORAL_ADDRESS', `127.0.0.1:${temporalPort}`),
    tls: readTls(read, 'TEMPORAL'),
    namespace: read.text('TEMPORAL_NAMESPACE', 'default'),
    taskQueue: read.text('TEMPORAL_TASK_QUEUE', 'dinhdanh'),
    workflowBundle: read.optional('WORKFLOW_BUNDLE'),
    workflowSandbox: read.oneOf('WORKFLOW_SANDBOX', ['lean', 'stock'], 'lean'),
    port: temporalPort,
    uiPort: read.port('TEMPORAL_UI_PORT', 8233),
    uiUrl: readUiUrl(read),
  };
}

function readUiUrl(read: SettingReader): string | undefined {
  return read.optional('TEMPORAL_UI_URL') === undefined
    ? undefined
    : read.url('TEMPORAL_UI_URL', '').replace(/\/$/, '');
}

export function readCarrier(
  read: SettingReader,
  simulatorsPort: number,
  clientSecret: string,
): CarrierSettings {
  const simulator = `http://127.0.0.1:${simulatorsPort}`;
  return {
    url: read.url('CARRIER_URL', `${simulator}/kyc-match/v0.4`),
    tokenUrl: read.url('CARRIER_TOKEN_URL', `${simulator}/oauth2/token`),
    clientId: read.text('CARRIER_CLIENT_ID', 'dinhdanh'),
    clientSecret,
    timeoutMs: read.integer('CARRIER_TIMEOUT_MS', 2_500, { min: 50, max: 60_000 }),
  };
}

/** The files are by default those that the simulators write. */
export function readInsurer(
  read: SettingReader,
  simulators: { insurerPort: number; tlsFolder: string },
): InsurerSettings {
  return {
    url: read.url('INSURER_URL', `https://127.0.0.1:${simulators.insurerPort}`),
    tlsFiles: readMutualTls(read, 'INSURER', simulators.tlsFolder),
    timeoutMs: read.integer('INSURER_TIMEOUT_MS', 2_500, { min: 50, max: 60_000 }),
  };
}

export function readPost(
  read: SettingReader,
  at: { simulatorsPort: number; publicUrl: string },
  clientSecret: string,
): PostSettings {
  return {
    redirectUri: `${at.publicUrl}/callbacks/vietnam-post/return`,
    issuer: read.url('POST_ISSUER', `http://127.0.0.1:${at.simulatorsPort}/vietnam-post`),
    clientId: read.text('POST_CLIENT_ID', 'dinhdanh'),
    clientSecret,
    timeoutMs: read.integer('POST_TIMEOUT_MS', 3_000, { min: 50, max: 60_000 }),
  };
}

export function readSms(
  read: SettingReader,
  simulatorsPort: number,
  password: string,
): SmsSettings {
  return {
    host: read.text('SMPP_HOST', '127.0.0.1'),
    port: read.port('SMPP_PORT', simulatorsPort + 1),
    systemId: read.text('SMPP_SYSTEM_ID', 'dinhdanh'),
    password,
    tls: readTls(read, 'SMPP'),
    sender: read.text('SMS_SENDER', 'DINHDANH'),
    messageIds: read.oneOf('SMS_MESSAGE_IDS', ['same', 'hex_answers', 'hex_receipts'], 'same'),
    longTexts: read.oneOf('SMS_LONG_TEXTS', ['payload', 'parts'], 'payload'),
    timeoutMs: read.integer('SMS_TIMEOUT_MS', 2_000, { min: 50, max: 60_000 }),
  };
}

/** `<PREFIX>_TLS` true, or one of `<PREFIX>_TLS_CA`, `_CERT`, `_KEY`, `_SERVER_NAME`: with TLS. */
function readTls(read: SettingReader, prefix: 'TEMPORAL' | 'SMPP'): TlsFileSettings | undefined {
  const setting = (name: string) => read.optional(`${prefix}_TLS_${name}`);
  const file = (name: string) =>
    setting(name) === undefined ? undefined : read.file(`${prefix}_TLS_${name}`, '');
  const [ca, cert, key, serverName] = [
    file('CA'),
    file('CERT'),
    file('KEY'),
    setting('SERVER_NAME'),
  ];
  if ((cert === undefined) !== (key === undefined)) {
    read.refuse(`${prefix}_TLS_CERT and ${prefix}_TLS_KEY must be set together.`);
  }
  const isGiven = [ca, cert, serverName].some((one) => one !== undefined);
  if (!read.flag(`${prefix}_TLS`, isGiven)) return undefined;
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(serverName !== undefined && { serverName }),
  };
}
