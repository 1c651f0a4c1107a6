import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { processes } from '../processes.ts';
import { databaseOfTitle, parseProcStat, type ProcessTime } from './proc-stat.ts';

/** CPU milliseconds by who used them. */
export type CpuTimes = Record<string, number>;

export type CpuMeter = {
  /** Starts to measure; the answer tells what was used since. */
  start: () => () => CpuTimes;
};

/** The processes to measure: by name, and PostgreSQL with the names of its databases. */
export type Measured = {
  pids: () => Record<string, number | undefined>;
  postgres: () => number | undefined;
  /** Name in the table of each database: "registrations", "Temporal". */
  databases: Record<string, string>;
};

/** Reads /proc, so on Linux alone; elsewhere nothing is known but our own process. */
export function createCpuMeter(measured: Measured): CpuMeter {
  return {
    start: () => {
      const before = read(measured);
      return () => difference(before, read(measured), measured.databases);
    },
  };
}

type Backend = { database: string | undefined; ms: number };
type Reading = { single: CpuTimes; postgres: number; backends: Map<number, Backend> };

function read({ pids, postgres }: Measured): Reading {
  const { user, system } = process.cpuUsage();
  const single: CpuTimes = {};
  for (const [name, pid] of Object.entries(pids())) {
    const time = pid === undefined ? undefined : timeOf(pid);
    if (time) single[name] = time.own;
  }
  single[processes.loadGenerator] = (user + system) / 1000;
  return { single, ...readPostgres(postgres()) };
}

function readPostgres(pid: number | undefined): Omit<Reading, 'single'> {
  const backends = new Map<number, Backend>();
  const main = pid === undefined ? undefined : timeOf(pid);
  if (!main) return { postgres: 0, backends };
  let sum = main.own + main.endedChildren;
  for (const child of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const time = timeOf(child);
    if (time === undefined || time.parent !== pid) continue;
    sum += time.own;
    backends.set(child, { database: databaseOfTitle(titleOf(child)), ms: time.own });
  }
  return { postgres: sum, backends };
}

function difference(before: Reading, after: Reading, databases: Record<string, string>): CpuTimes {
  const used: CpuTimes = {};
  for (const [name, ms] of Object.entries(after.single)) {
    used[name] = ms - (before.single[name] ?? 0);
  }
  if (after.postgres === 0) return used;
  let rest = after.postgres - before.postgres;
  for (const [pid, { database, ms }] of after.backends) {
    const name = database && databases[database];
    if (!name) continue;
    const share = ms - (before.backends.get(pid)?.ms ?? 0);
    used[name] = (used[name] ?? 0) + share;
    rest -= share;
  }
  // The server itself, its writers, and sessions that have ended meanwhile.
  used[processes.postgres] = Math.max(0, rest);
  return used;
}

function timeOf(pid: number): ProcessTime | undefined {
  const file = `/proc/${pid}/stat`;
  try {
    return existsSync(file) ? parseProcStat(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined; // it ended between the two
  }
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
