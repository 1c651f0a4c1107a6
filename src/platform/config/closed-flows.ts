import type { SettingReader } from './reader.ts';

/** The look for flows whose workflow was ended in Temporal itself, in milliseconds. */
export type ClosedFlowsSettings = {
  /** Between two looks, of all workers together. */
  everyMs: number;
  /** After the end: longer than an activity may still be writing that had begun before it. */
  afterMs: number;
};

export function readClosedFlows(read: SettingReader): ClosedFlowsSettings {
  return {
    everyMs: read.integer('CLOSED_FLOWS_EVERY_MS', 10_000, { min: 100, max: 3_600_000 }),
    afterMs: read.integer('CLOSED_FLOWS_AFTER_MS', 25_000, { min: 0, max: 3_600_000 }),
  };
}
