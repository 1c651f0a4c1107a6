import { Gauge, type Registry } from 'prom-client';

/** Answers are kept this long, so that whoever asks often does not load the database. */
const keptMs = 5_000;

/** Shows how many requests about personal data wait for an answer, and how many are overdue. */
export function showDataRequests(
  registry: Registry,
  read: () => Promise<{ due: number; overdue: number }>,
): void {
  let readAt = -Infinity;
  new Gauge({
    name: 'dinhdanh_data_requests_open',
    help: 'Requests about personal data that wait for an answer: due, or overdue.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      if (performance.now() - readAt < keptMs) return;
      // Without the database there is no such figure; the others are still told.
      const found = await read().catch(() => null);
      this.reset();
      if (!found) return;
      readAt = performance.now();
      this.set({ state: 'due' }, found.due);
      this.set({ state: 'overdue' }, found.overdue);
    },
  });
}
