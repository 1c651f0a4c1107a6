import { availableParallelism } from 'node:os';
import type { Method } from '../../domain/methods/methods.ts';
import type { SettingReader } from './reader.ts';
import { readMetricsToken } from './metrics.ts';
import { readSecurityContact, type SecurityContact } from './security-contact.ts';
import { readStartLimit, type StartLimitSettings } from './start-limit.ts';

/** Node's own size of its pool. */
const usualThreads = 4;
const threadsForWorker = 2;

export type ApiSettings = {
  host: string;
  port: number;
  /** Where clients reach the API, without a slash at the end. */
  publicUrl: string;
  /** Origin of the web client, which the signing agent serves and a USB signature is made for. */
  webOrigin: string;
  /** How many proxies in front are trusted to name the client's address. */
  trustedProxies: number;
  /** How long a client waits for a workflow's answer before it gets 202. */
  requestDeadlineMs: number;
  /** Requests under way at once; more are refused with 503. */
  maxInFlight: number;
  /** Of them, those from one narrow network (an IPv4 address, a /64 of IPv6); wider ones get more. */
  maxInFlightPerNetwork: number;
  /** Of them, starts of new flows. */
  startLimit: StartLimitSettings;
  /** Connections at once, and those of them from one narrow network where no proxy is in front. */
  maxConnections: number;
  maxConnectionsPerNetwork: number;
  /** Streams and long polls that wait at once; they hold no place among the requests in flight. */
  maxWatchers: number;
  /** Password hashes under way at once, and how many may wait. */
  hashConcurrency: number;
  hashQueue: number;
  botCheckRequired: boolean;
  /** Whether this process is the worker, too: for one machine. */
  hostsWorker: boolean;
  /** What Prometheus shows to read figures; undefined: everybody may. */
  metricsToken: string | undefined;
  /** The methods that are offered; flows of another that have begun go on. */
  methods: Method[];
  /** Null: nobody is named. */
  securityContact: SecurityContact | null;
};

export function readApi(
  read: SettingReader,
  isProduction: boolean,
  methods: Method[],
): ApiSettings {
  const host = read.text('API_HOST', '127.0.0.1');
  const apiPort = read.port('API_PORT', 3000);
  const botCheckRequired = read.flag('BOT_CHECK', isProduction);
  if (isProduction && !botCheckRequired) read.refuse('BOT_CHECK must not be false in production.');
  const hostsWorker = read.flag('API_HOSTS_WORKER', false);
  const maxInFlight = read.integer('MAX_IN_FLIGHT', 256, { min: 2, max: 100_000 });
  const maxWatchers = read.integer('MAX_WATCHERS', 10_000, { min: 1, max: 1_000_000 });
  const publicUrl = read.url('PUBLIC_URL', `http://127.0.0.1:${apiPort}`).replace(/\/+$/, '');
  return {
    host,
    port: apiPort,
    publicUrl,
    webOrigin: new URL(read.url('WEB_ORIGIN', publicUrl)).origin,
    trustedProxies: read.integer('TRUSTED_PROXIES', 0, { min: 0, max: 10 }),
    requestDeadlineMs: read.integer('REQUEST_DEADLINE_MS', 8_000, { min: 100, max: 60_000 }),
    maxInFlight,
    maxWatchers,
    startLimit: readStartLimit(read, maxInFlight),
    ...readShares(read, maxInFlight, maxInFlight * 4 + maxWatchers),
    hostsWorker,
    metricsToken: readMetricsToken(read, isProduction),
    hashConcurrency: readHashConcurrency(read, hostsWorker),
    hashQueue: read.integer('HASH_QUEUE', 64, { min: 0, max: 10_000 }),
    botCheckRequired,
    methods,
    securityContact: readSecurityContact(read),
  };
}

/**
 * As many as suit the cores. In a process that is the worker, too, two threads of Node's pool stay free: the worker
 * verifies signatures there, and connections look up addresses, which must not wait behind hashes.
 */
function readHashConcurrency(read: SettingReader, hostsWorker: boolean): number {
  const threads = read.integer('UV_THREADPOOL_SIZE', usualThreads, { min: 1, max: 1_024 });
  const most = hostsWorker ? Math.max(1, threads - threadsForWorker) : 64;
  const usual = Math.min(hashesAtOnce(), most);
  const concurrency = read.integer('HASH_CONCURRENCY', usual, { min: 1, max: 64 });
  if (concurrency > most) {
    read.warn(
      `HASH_CONCURRENCY is ${concurrency} and UV_THREADPOOL_SIZE ${threads}: ` +
        'signatures that the worker verifies in this process wait behind hashes.',
    );
  }
  return concurrency;
}

/**
 * Two a core: where all cores are busy a hash gets its share of them among many, and with one a core the
 * password, a citizen's last step, waits longest of all.
 */
export function hashesAtOnce(): number {
  return Math.min(64, 2 * availableParallelism());
}

/** A quarter for one network, unless told: enough for an office, too little to keep others out. */
function readShares(read: SettingReader, maxInFlight: number, connections: number) {
  const positive = { min: 1, max: 10_000_000 };
  const maxConnections = read.integer('MAX_CONNECTIONS', connections, positive);
  const quarter = (most: number): number => Math.ceil(most / 4);
  return {
    maxConnections,
    maxInFlightPerNetwork: read.integer(
      'MAX_IN_FLIGHT_PER_NETWORK',
      quarter(maxInFlight),
      positive,
    ),
    maxConnectionsPerNetwork: read.integer(
      'MAX_CONNECTIONS_PER_NETWORK',
      quarter(maxConnections),
      positive,
    ),
  };
}
