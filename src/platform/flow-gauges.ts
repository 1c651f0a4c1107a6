import { Gauge, type Registry } from 'prom-client';
import type { FlowsWaiting } from '../db/operations/flows-waiting.ts';

/** Answers are kept this long, so that whoever asks often does not load the database. */
const keptMs = 5_000;

/** Shows how many flows wait, by method, step and for whom, as the database has it when asked. */
export function showFlowsWaiting(registry: Registry, read: () => Promise<FlowsWaiting[]>): void {
  let readAt = -Infinity;
  new Gauge({
    name: 'dinhdanh_flows_waiting',
    help: 'Open flows, by where they stand and whom they wait for.',
    labelNames: ['kind', 'method', 'step', 'waiting_for'],
    registers: [registry],
    async collect() {
      if (performance.now() - readAt < keptMs) return;
      // Without the database there is no such figure; the others are still told.
      const found = await read().catch(() => null);
      this.reset();
      if (!found) return;
      readAt = performance.now();
      for (const { kind, method, step, waitingFor, flows } of found) {
        this.set({ kind, method, step, waiting_for: waitingFor }, flows);
      }
    },
  });
}
