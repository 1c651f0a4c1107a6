import { isIP } from 'node:net';
import type { SettingReader } from './reader.ts';

/** Where a process without an API serves its figures; port 0: nowhere. */
export type MetricsPlace = {
  host: string;
  port: number;
  setting: string;
  /** What whoever reads them shows; undefined: everybody may. */
  token: string | undefined;
};

/** `METRICS_HOST`, and `<PREFIX>_METRICS_PORT` with its default. */
export function readMetricsPlace(
  read: SettingReader,
  prefix: 'WORKER' | 'SEALER',
  { usualPort, isProduction }: { usualPort: number; isProduction: boolean },
): MetricsPlace {
  const setting = `${prefix}_METRICS_PORT`;
  const host = read.text('METRICS_HOST', '127.0.0.1');
  const port = read.integer(setting, Math.min(usualPort, 65_535), { min: 0, max: 65_535 });
  const isReached = port !== 0 && !isLoopback(host);
  return { host, port, setting, token: readMetricsToken(read, isProduction && isReached) };
}

const shortest = 16;

/**
 * What Prometheus shows to read figures. Needed in production by whatever others reach: the API and the codec
 * server always, since a proxy may stand before them.
 */
export function readMetricsToken(read: SettingReader, isNeeded: boolean): string | undefined {
  const token = read.optional('METRICS_TOKEN');
  if (isNeeded) read.needInProduction('METRICS_TOKEN');
  if (token !== undefined && !/^[\w.~+/=-]+$/.test(token)) {
    read.refuse('METRICS_TOKEN must be letters, digits and . _ ~ + / = - alone.');
  } else if (token !== undefined && token.length < shortest) {
    read.refuse(`METRICS_TOKEN must have ${shortest} characters at least.`);
  }
  return token;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
