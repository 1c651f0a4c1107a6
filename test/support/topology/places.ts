import { freePort } from '../../../scripts/runtime/ports.ts';
import { type Link, startLink } from './link.ts';

/** The processes of ours of which there are two. */
export const apis = ['api', 'api_2'] as const;
export const workers = ['worker', 'worker_2'] as const;
export type Doubled = (typeof apis)[number] | (typeof workers)[number];

/** The other sides, each behind a network of its own. */
export const outsides = [
  'carrier',
  'insurer',
  'sms',
  'sim',
  'ca',
  'post',
  'email',
  'staff_provider',
] as const;
export type OutsideName = (typeof outsides)[number];

/** Who has connections to PostgreSQL, and who to Temporal. */
const ofDatabase = [...apis, ...workers, 'sealer', 'temporal'] as const;
const ofTemporal = [...apis, ...workers] as const;
export type DatabaseClient = (typeof ofDatabase)[number];
export type TemporalClient = (typeof ofTemporal)[number];

const portNames = [
  ...apis,
  ...workers, // where they serve their figures, as does the sealer
  'sealer',
  'codec',
  'simulators',
  'smpp',
  'insurer',
  'simProvider',
  'smtp',
] as const;
export type Ports = Record<(typeof portNames)[number], number>;

export function choosePorts(): Promise<Ports> {
  return eachOf(portNames, () => freePort());
}

/** What clients and providers reach: each API by itself, and the front, which gives one or the other in turn. */
export async function linkApis(ports: Ports) {
  const api = await eachOf(apis, (name) => startLink(ports[name]));
  return { api, front: await startLink(api.api.port, api.api_2.port) };
}

export function linkOutsides(ports: Ports): Promise<Record<OutsideName, Link>> {
  const { simulators, smpp: sms, insurer, simProvider: sim, smtp: email } = ports;
  const own: Partial<Record<OutsideName, number>> = { sms, insurer, sim, email };
  return eachOf(outsides, (name) => startLink(own[name] ?? simulators));
}

export function linkDatabase(port: number): Promise<Record<DatabaseClient, Link>> {
  return eachOf(ofDatabase, () => startLink(port));
}

export function linkTemporal(port: number): Promise<Record<TemporalClient, Link>> {
  return eachOf(ofTemporal, () => startLink(port));
}

/** The networks between the processes, by who asks whom. */
export type Links = {
  front: Link;
  api: Record<(typeof apis)[number], Link>;
  database: Record<DatabaseClient, Link>;
  temporal: Record<TemporalClient, Link>;
  outside: Record<OutsideName, Link>;
};

async function eachOf<Name extends string, T>(
  names: readonly Name[],
  make: (name: Name) => Promise<T>,
): Promise<Record<Name, T>> {
  const made: Partial<Record<Name, T>> = {};
  for (const name of names) made[name] = await make(name);
  return complete(names, made);
}

function complete<Name extends string, T>(
  names: readonly Name[],
  made: Partial<Record<Name, T>>,
): Record<Name, T> {
  const isWhole = (one: Partial<Record<Name, T>>): one is Record<Name, T> =>
    names.every((name) => name in one);
  if (!isWhole(made)) throw new Error('a name has nothing');
  return made;
}
