import path from 'node:path';
import type { DatabaseUrls } from '../../../src/db/log-ins.ts';
import type { Doubled, Links, OutsideName, Ports } from './places.ts';

export type Given = {
  dataDir: string;
  ports: Ports;
  links: Pick<Links, 'front' | 'outside'>;
  workflowBundle: string;
  settings: Readonly<Record<string, string>>;
};

/** What every process of the topology is told, with the outsides where they are themselves. */
export function commonSettings({ dataDir, ports, links, workflowBundle, settings }: Given) {
  const at = (name: OutsideName) => `http://127.0.0.1:${links.outside[name].port}`;
  return {
    PATH: process.env['PATH'],
    // What the first process has compiled, the others read.
    NODE_COMPILE_CACHE: path.join(dataDir, 'compiled'),
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    PUBLIC_URL: `http://127.0.0.1:${links.front.port}`,
    CODEC_PORT: String(ports.codec),
    SIMULATORS_PORT: String(ports.simulators),
    SMPP_PORT: String(ports.smpp),
    SMTP_PORT: String(ports.smtp),
    INSURER_PORT: String(ports.insurer),
    SIM_PROVIDER_PORT: String(ports.simProvider),
    // Where its certificates say that the CA answers, and what the two providers call themselves.
    SIMULATORS_URL: at('ca'),
    POST_ISSUER: `${at('post')}/vietnam-post`,
    STAFF_ISSUER: `${at('staff_provider')}/staff-provider`,
    WORKFLOW_BUNDLE: workflowBundle,
    // All of the load comes from one address, and no start is refused because the machine is busy.
    START_LIMIT_MIN: '127',
    START_LIMIT_MAX: '127',
    MAX_IN_FLIGHT: '1024',
    MAX_IN_FLIGHT_PER_NETWORK: '1024',
    HASH_QUEUE: '1024',
    THROTTLE_NETWORK_STARTS_PER_HOUR: '1000000',
    THROTTLE_NETWORK_FAILURES_PER_HOUR: '1000000',
    // It is run at night, too.
    QUIET_HOURS: '00:00-00:00',
    ...settings,
  };
}

/** What those that ask the outsides are told besides: that they are behind their networks. */
export function behindLinks({ outside }: Pick<Links, 'outside'>) {
  const at = (name: OutsideName) => `127.0.0.1:${outside[name].port}`;
  return {
    CARRIER_URL: `http://${at('carrier')}/kyc-match/v0.4`,
    CARRIER_TOKEN_URL: `http://${at('carrier')}/oauth2/token`,
    SMPP_PORT: String(outside.sms.port),
    SMTP_PORT: String(outside.email.port),
    INSURER_URL: `https://${at('insurer')}`,
    SIM_PROVIDER_URL: `https://${at('sim')}/mss`,
  };
}

/** What one process is told: its own port, and the networks to its servers. */
export function ownSettings(
  name: Doubled | 'sealer',
  { ports, links, urls }: { ports: Ports; links: Links; urls: DatabaseUrls },
) {
  const databasePort = links.database[name].port;
  return {
    DATABASE_URL: atPort(urls.writer, databasePort),
    DATABASE_SEALER_URL: atPort(urls.sealer, databasePort),
    SEALER_METRICS_PORT: String(ports.sealer),
    ...(name === 'sealer'
      ? {}
      : {
          TEMPORAL_ADDRESS: `127.0.0.1:${links.temporal[name].port}`,
          API_PORT: String(name === 'api_2' ? ports.api_2 : ports.api),
          WORKER_METRICS_PORT: String(name === 'worker_2' ? ports.worker_2 : ports.worker),
        }),
  };
}

/** The same URL at another port. */
export function atPort(url: string, port: number): string {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}
