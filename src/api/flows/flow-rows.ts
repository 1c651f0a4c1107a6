import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';

/** The flows' rows: status that is there without a worker. */
export type FlowRows = {
  read: (flowId: string) => Promise<FlowRow | null>;
  /** Writes the row of a flow that is accepted but not yet worked on; never overwrites. */
  accept: (record: FlowRecord, startMac: string) => Promise<void>;
  /** Calls `listener` at each change that the watch's reads have not shown, and when one may have been missed. */
  watch: (flowId: string, listener: () => void) => FlowWatch;
};

/** Who waits for changes of a flow. */
export type FlowWatch = {
  /** The row as it is; what changes from then on is told, for as long as it is read every `readAgainMs`. */
  read: () => Promise<FlowRow | null>;
  readAgainMs: number;
  stop: () => void;
};
