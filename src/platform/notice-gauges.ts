import { Gauge, type Registry } from 'prom-client';
import type { NoticesWaiting } from '../db/operations/notices-waiting.ts';

/** Shows how many notices wait to be sent, by channel, and for how long the oldest one has. */
export function showNoticesWaiting(
  registry: Registry,
  read: () => Promise<NoticesWaiting[]>,
): void {
  const show = (name: string, help: string, of: (waiting: NoticesWaiting) => number): void => {
    new Gauge({
      name,
      help,
      labelNames: ['channel'],
      registers: [registry],
      async collect() {
        // Without the database there is no such figure; the others are still told.
        const found = await read().catch(() => null);
        this.reset();
        for (const channel of found ? (['sms', 'email'] as const) : []) {
          const waiting = found?.find((one) => one.channel === channel);
          this.set({ channel }, waiting ? of(waiting) : 0);
        }
      },
    });
  };
  show(
    'dinhdanh_notices_waiting',
    'Notices to accounts that are neither sent nor given up.',
    ({ notices }) => notices,
  );
  show(
    'dinhdanh_notices_waiting_seconds',
    'How long the oldest of them has waited: seconds, while SMS centre and mail server are there.',
    ({ seconds }) => seconds,
  );
}
