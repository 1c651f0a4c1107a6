import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Compared } from './compare.ts';
import { soon } from './temporal-side.ts';

/** Tells flows of the decisions on their reviews: those that have gone by them, or have ended, let it be. */
export async function tellDecisions(client: Client, found: readonly Compared[]): Promise<void> {
  for (const { name, flowId, reviewId } of found) {
    if (name !== 'reviewDecided') continue;
    const flow = client.workflow.getHandle(flowId);
    await soon(client, () => flow.signal('verifyManually', { reviewId })).catch(unlessGone);
  }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}
