import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';

/** The flows' rows: status that is there without a worker. */
export type FlowRows = {
  read: (flowId: string) => Promise<FlowRow | null>;
  /** Writes the row of a flow that is accepted but not yet worked on; never overwrites. */
  accept: (record: FlowRecord, startMac: string) => Promise<void>;
  /** Calls `listener` at each change, and when one may have been missed; answers how to stop. */
  watch: (flowId: string, listener: () => void) => () => void;
};
