import { EventEmitter } from 'node:events';
import type { FlowRows } from '../../../src/api/flows/flow-rows.ts';
import type { FlowRow } from '../../../src/db/flows/flows.ts';

/** What a test says of a row: its first token opens it, unless told. */
type Written = Omit<FlowRow, 'version' | 'generation' | 'takenUpBy'> &
  Partial<Pick<FlowRow, 'generation' | 'takenUpBy'>>;

export type MemoryRows = FlowRows & {
  /** Writes a row at its next version and tells those who watch it. */
  write: (row: Written) => void;
  /** How many watch at this moment. */
  watchers: () => number;
  reads: () => number;
};

/** The flows' rows in memory, with the promises of the real ones. */
export function memoryRows(): MemoryRows {
  const rows = new Map<string, FlowRow>();
  const changes = new EventEmitter();
  let reads = 0;
  const write = (row: Written): void => {
    const { id } = row.record;
    const first = { generation: 0, takenUpBy: null };
    rows.set(id, { ...first, ...row, version: (rows.get(id)?.version ?? 0) + 1 });
    changes.emit(id);
  };
  const read = (flowId: string) => {
    reads += 1;
    return Promise.resolve(rows.get(flowId) ?? null);
  };
  return {
    write,
    reads: () => reads,
    watchers: () =>
      changes.eventNames().reduce((sum, name) => sum + changes.listenerCount(name), 0),
    read,
    accept: (record, startMac) => {
      if (!rows.has(record.id)) write({ record, personal: null, delivery: null, startMac });
      return Promise.resolve();
    },
    watch: (flowId, listener) => {
      changes.on(flowId, listener);
      const stop = () => changes.off(flowId, listener);
      return { read: () => read(flowId), readAgainMs: 30_000, stop };
    },
  };
}
