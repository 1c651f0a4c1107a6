import type { SelfTimes } from '../profile/self-times.ts';
import { table } from './table.ts';

const shown = 15;

/** Where a thread's time went, the most first, and its share of all but idleness. */
export function profileReport(
  { file, busyMs, places }: SelfTimes & { file: string },
  registrations: number,
): string {
  const rows = places
    .slice(0, shown)
    .map(({ place, ms }) => [
      place,
      (ms / registrations).toFixed(2),
      `${((100 * ms) / busyMs).toFixed(0)} %`,
    ]);
  return table(
    [file, 'self ms per registration', 'share'],
    [...rows, ['all but idleness', (busyMs / registrations).toFixed(2), '100 %']],
  );
}
