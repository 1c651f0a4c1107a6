import type { Client } from '@temporalio/client';
import type { FlowEvent } from './flows.ts';
import { outcomeOfError } from './temporal-errors.ts';

/** How long an event may take to be told. */
const tellMs = 3_000;

/** Signals an event to a flow. */
export async function signal(
  client: Client,
  flowId: string,
  { signal: name, ...event }: FlowEvent,
): Promise<'told' | 'ended' | 'unavailable'> {
  const handle = client.workflow.getHandle(flowId);
  try {
    await client.withDeadline(Date.now() + tellMs, () => handle.signal(name, event));
    return 'told';
  } catch (error) {
    const { kind } = outcomeOfError(error);
    return kind === 'ended' ? 'ended' : 'unavailable';
  }
}
