import type { TemporalDatabases } from './databases.ts';

/** Fixed when the databases are made: enough for one box, 512 where a cluster will grow. */
const historyShards = 4;
const services = ['frontend', 'history', 'matching', 'worker'] as const;

/** The port of the frontend comes first; each service takes two of what follows. */
export const portsNeeded = services.length * 2;

/** Temporal's server with all of its services in one process, on this machine alone. */
export function serverConfig(options: {
  ports: readonly number[];
  databases: TemporalDatabases;
  dynamicConfigFile: string;
}): object {
  const { ports, databases, dynamicConfigFile } = options;
  const port = (index: number): number => ports[index] ?? 0;
  return {
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      numHistoryShards: historyShards,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: {
        default: store(databases, databases.names.state, 20),
        visibility: store(databases, databases.names.visibility, 5),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(
      services.map((service, index) => [
        service,
        {
          rpc: {
            grpcPort: port(index),
            membershipPort: port(services.length + index),
            bindOnLocalHost: true,
          },
        },
      ]),
    ),
    clusterMetadata: singleCluster(port(0)),
    dcRedirectionPolicy: { policy: 'noop' },
    archival: disabled,
    namespaceDefaults: { archival: disabled },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '1m' },
  };
}

const disabled = { history: { state: 'disabled' }, visibility: { state: 'disabled' } };

function store({ host, port, user, password }: TemporalDatabases, name: string, maxConns: number) {
  return {
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName: name,
      connectAddr: `${host}:${port}`,
      connectProtocol: 'tcp',
      user,
      password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  };
}

function singleCluster(frontendPort: number) {
  return {
    enableGlobalNamespace: false,
    failoverVersionIncrement: 10,
    masterClusterName: 'active',
    currentClusterName: 'active',
    clusterInformation: {
      active: {
        enabled: true,
        initialFailoverVersion: 1,
        rpcName: 'frontend',
        rpcAddress: `127.0.0.1:${frontendPort}`,
      },
    },
  };
}
