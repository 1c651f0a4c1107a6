import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Queryable } from '../../../src/db/database.ts';
import { endFlow } from '../../../src/db/flows/end-flow.ts';
import type { Keys } from '../../../src/platform/keys.ts';
import type { Compared } from './compare.ts';
import { soon } from './temporal-side.ts';

type Mending = { client: Client; db: Queryable; keys: Keys };

/** Temporal takes each signal as a write of its own: so many at a time. */
const atOnce = 16;
/** As its row says it; the audit trail has why. */
const lost = { status: 'expired', event: 'flow.lost', actor: 'system' } as const;
const reason = 'after a restore: its row says that the flow has ended';

/** Mends what was found, in its order; what is mended already stays as it is. */
export async function mendFlows(mending: Mending, found: readonly Compared[]): Promise<void> {
  // A review's word comes after the number that its flow counts on from.
  for (const isReview of [false, true]) {
    const left = found.filter(({ name }) => (name === 'reviewDecided') === isReview).values();
    const work = async (): Promise<void> => {
      for (const each of left) await mend(mending, each);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
}

async function mend({ client, db, keys }: Mending, each: Compared): Promise<void> {
  const { name, flowId, sequence, reviewId } = each;
  const handle = client.workflow.getHandle(flowId);
  const tell = async (call: () => Promise<unknown>): Promise<void> => {
    await soon(client, call).catch((error: unknown) => {
      // One that has ended meanwhile hears nothing more.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    });
  };
  switch (name) {
    case 'compared':
    case 'rowMissing':
      return tell(() => handle.signal('recordAnew', { above: sequence }));
    case 'reviewDecided':
      return tell(() => handle.signal('verifyManually', { reviewId }));
    case 'rowEnded':
      return tell(() => handle.terminate(reason));
    case 'workflowMissing':
    case 'workflowEnded':
      return endFlow(db, keys, flowId, lost);
    case 'doneAndLost':
  }
}
