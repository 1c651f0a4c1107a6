import type { SettingReader } from './reader.ts';

/** Where a process without an API serves its figures; port 0: nowhere. */
export type MetricsPlace = { host: string; port: number; setting: string };

/** `METRICS_HOST`, and `<PREFIX>_METRICS_PORT` with its default. */
export function readMetricsPlace(
  read: SettingReader,
  prefix: 'WORKER' | 'SEALER',
  usualPort: number,
): MetricsPlace {
  const setting = `${prefix}_METRICS_PORT`;
  return {
    host: read.text('METRICS_HOST', '127.0.0.1'),
    port: read.integer(setting, Math.min(usualPort, 65_535), { min: 0, max: 65_535 }),
    setting,
  };
}
