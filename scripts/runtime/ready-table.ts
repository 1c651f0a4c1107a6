import path from 'node:path';
import type { Config } from '../../src/platform/config.ts';
import { everythingStuck } from '../../src/domain/staff/stuck-queries.ts';
import { aligned } from './aligned.ts';
import { codecUrl, simulatorsUrl } from './own-programs.ts';
import type { Citizen } from './sample-citizens.ts';
import { shortPath } from './short-path.ts';
import type { OwnServers } from './start-system.ts';

export type Running = {
  config: Config;
  /** Some who can still register; undefined where nobody is simulated. */
  citizens: readonly Citizen[] | undefined;
  own: OwnServers;
};

/** What runs where, and whom to register: the last thing that a start says before "ready". */
export function readyTable({ config, citizens, own }: Running): string {
  const { api, temporal } = config;
  const data = shortPath(config.dataDir);
  const rows = [
    ['The portal', `${api.webOrigin}/`],
    ['API, to try out', `${api.publicUrl}/docs`],
    ['API, its state', `${api.publicUrl}/readyz`],
    ...(citizens
      ? [
          ['Handset (SMS, SIM)', `${simulatorsUrl(config)}/`],
          ['Everybody, with PINs', `${simulatorsUrl(config)}/people`],
        ]
      : []),
    ...(own.hasTemporal
      ? [
          ['Temporal UI', temporalUrl(config)],
          ['Flows that are stuck', stuckUrl(config)],
        ]
      : [['Temporal', `${temporal.address}, namespace ${temporal.namespace}`]]),
    ['Codec server for it', `${new URL(codecUrl(config)).host} (docs/codec-server.md)`],
    ['For staff', `${api.webOrigin}/staff`],
    own.hasDatabase
      ? ['PostgreSQL', `databaseUrl in ${path.join(data, 'run.json')}`]
      : ['PostgreSQL', 'DATABASE_URL'],
    ['Logs', path.join(data, 'logs', '*.log')],
  ];
  return [...aligned(rows), ...(citizens ? citizenLines(citizens) : [])].join('\n');
}

/** Where the web UI of our own Temporal server lists the flows, or shows one of them. */
export function temporalUrl({ temporal }: Config, flowId?: string): string {
  const flows = `http://127.0.0.1:${temporal.uiPort}/namespaces/${temporal.namespace}/workflows`;
  return flowId === undefined ? flows : `${flows}/${flowId}`;
}

/** Where it lists the flows that do not go on; which columns it has, each browser keeps for itself. */
function stuckUrl(config: Config): string {
  return `${temporalUrl(config)}?query=${encodeURIComponent(everythingStuck)}`;
}

function citizenLines(citizens: readonly Citizen[]): string[] {
  const people = citizens.map((citizen) => [
    citizen.fullName,
    citizen.documentNumber,
    citizen.dateOfBirth,
    citizen.phone,
  ]);
  const heads = ['Citizens to register', 'Document number', 'Born', 'Phone'];
  return [
    '',
    ...(people.length > 0
      ? aligned([heads, ...people])
      : ['  Everybody of the samples has an account by now.']),
    '',
    '  npm run demo registers one more, and shows each step; npm run demo -- login signs in, too.',
  ];
}
