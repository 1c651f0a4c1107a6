import { setTimeout as pause } from 'node:timers/promises';
import type { Link } from '../support/topology/link.ts';
import { apis, outsides, type OutsideName, workers } from '../support/topology/places.ts';
import type { Topology } from '../support/topology/topology.ts';

/** What meets a process; `none` is the control, in which everything must go as it always does. */
export const faults = ['kill', 'stop', 'cut', 'slow'] as const;
export type Fault = (typeof faults)[number] | 'none';

/** Whom it meets: of two APIs and two workers one, of the other sides each by itself. */
const servers = ['api', 'worker', 'temporal', 'postgres'] as const;
export const processes = [...servers, ...outsides] as const;
export type ProcessName = (typeof processes)[number];

const slowByMs = 2_000;
/** A killed side is back after this: about what a supervisor takes. */
const restartMs = 2_000;

const isOutside = (name: ProcessName): name is OutsideName => outsides.some((one) => one === name);

/**
 * Has a process meet a fault, and lifts it again; resolves when it is over. A simulator shares its process
 * with the others, so it is met at its network: killed, its connections are reset and refused; stopped, they
 * are taken and held.
 */
export async function meet(
  topology: Topology,
  name: ProcessName,
  fault: Fault,
  forMs: number,
): Promise<void> {
  if (fault === 'none') return;
  if (fault === 'kill' && !isOutside(name)) {
    await topology.kill(name);
    await topology.start(name);
    return;
  }
  if (fault === 'stop' && !isOutside(name)) {
    topology.freeze(name);
    await pause(forMs);
    topology.thaw(name);
    return;
  }
  const links = linksOf(topology, name);
  for (const link of links) begin(link, fault);
  await pause(fault === 'kill' ? restartMs : forMs);
  for (const link of links) link.heal();
}

function begin(link: Link, fault: Exclude<Fault, 'none'>): void {
  switch (fault) {
    case 'kill':
      link.refuse();
      return;
    case 'stop':
      link.hold();
      return;
    case 'cut':
      link.cut();
      return;
    case 'slow':
      link.slow(slowByMs);
  }
}

/** The networks that end or begin at a process: to the other sides a worker keeps its own. */
function linksOf({ links }: Topology, name: ProcessName): Link[] {
  if (isOutside(name)) return [links.outside[name]];
  switch (name) {
    case 'postgres':
      return Object.values(links.database);
    case 'temporal':
      return [...Object.values(links.temporal), links.database.temporal];
    case 'api':
      return [links.api[apis[0]], links.database[apis[0]], links.temporal[apis[0]]];
    case 'worker':
      return [links.database[workers[0]], links.temporal[workers[0]]];
  }
}
