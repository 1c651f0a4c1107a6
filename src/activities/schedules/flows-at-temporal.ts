import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';

/** How Temporal says that a flow's workflow stands: its word for it, and of a completed one what it came to. */
export type WorkflowState =
  { name: 'MISSING' } | { name: 'COMPLETED'; status: FlowStatus } | { name: string };

/** The flows as Temporal has them. Each call ends within seconds; it throws while Temporal is out of reach. */
export type FlowsAtTemporal = {
  stateOf: (flowId: string) => Promise<WorkflowState>;
  /** Ids of flows that run and have begun so long ago, a page at a time; `next` is null after the last one. */
  running: (
    page: string | null,
    options: { atOnce: number; settleMs: number },
  ) => Promise<{ flowIds: string[]; next: string | null }>;
  /** The flow as its workflow knows it; null where it does not answer. */
  recordOf: (flowId: string) => Promise<FlowRecord | null>;
  /** Has the workflow write its row anew, over one that counts so far (-1: over none). */
  writeAgain: (flowId: string, sequence: number) => Promise<void>;
  /** Tells the workflow of a provider's event; one that has ended hears nothing. */
  tell: (
    flowId: string,
    signal: 'simSigned' | 'postVerified',
    event: { eventId: string; transactionId?: string },
  ) => Promise<void>;
  /** Asks the workflow to end. */
  cancel: (flowId: string) => Promise<void>;
};
