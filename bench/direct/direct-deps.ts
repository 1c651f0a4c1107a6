import type { Activities } from '../../src/activities/activities.ts';
import type { FlowRows } from '../../src/api/flows/flow-rows.ts';
import type { Flows, StepOutcome } from '../../src/api/temporal/flows.ts';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import type { FlowName } from '../../src/domain/flows/flows.ts';
import { startedRecord } from '../../src/domain/flows/started-record.ts';
import type { StartFlow } from '../../src/workflows/engine/flow-settings.ts';
import type { Submission } from '../../src/workflows/engine/messages.ts';

export type DirectDeps = {
  activities: Activities;
  rows: FlowRows;
  now: () => number;
  newId: () => string;
};

/** The flows of one kind, done directly. */
export type DirectFlows = Pick<Flows, 'start' | 'submit'>;

/** The answer to a submission that has come to a waiting point, or to the end. */
export function answer(flow: FlowRecord, { requestMac }: Submission): StepOutcome {
  return { kind: 'answer', answer: { flow, refusal: null, requestMac } };
}

/** What was kept of a flow, or was read of it. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('FlowNotFound');
  return value;
}

/** The record of a flow that has just been started. */
export function openedRecord(name: FlowName, input: StartFlow, now: number): FlowRecord {
  const { deadlineMs } = input.settings;
  return startedRecord(name, { ...input, deadlineMs }, now, { waitingFor: 'citizen', actions: [] });
}
