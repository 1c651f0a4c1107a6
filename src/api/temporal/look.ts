import type { Client } from '@temporalio/client';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { StepAnswer } from '../../workflows/engine/messages.ts';

/** How long an answer given before, or the flow, may take to be found. */
const lookMs = 2_000;
/** How long Temporal may take to show that it is there. */
const probeMs = 1_000;

/** The flow as its workflow knows it, or null: the row may be ahead of it, or behind. */
export async function look(client: Client, flowId: string): Promise<FlowRecord | null> {
  try {
    const handle = client.workflow.getHandle(flowId);
    return await client.withDeadline(Date.now() + lookMs, () =>
      handle.query<FlowRecord>('getFlow'),
    );
  } catch {
    return null; // the row has to do
  }
}

/** What was answered to an update before, or null; never submits anything. */
export async function recall(
  client: Client,
  flowId: string,
  updateId: string,
): Promise<StepAnswer | null> {
  const handle = client.workflow.getHandle(flowId).getUpdateHandle<StepAnswer>(updateId);
  try {
    return await client.withDeadline(Date.now() + lookMs, () => handle.result());
  } catch {
    return null; // never submitted, or not to be found now: the flow says where it stands
  }
}

/** Whether the flow's workflow runs, as far as Temporal can be asked now. */
export async function isRunning(client: Client, flowId: string): Promise<boolean> {
  try {
    const handle = client.workflow.getHandle(flowId);
    const found = await client.withDeadline(Date.now() + probeMs, () => handle.describe());
    return found.status.name === 'RUNNING';
  } catch {
    return false; // out of reach, or never started: both mean that nothing was accepted
  }
}
