import type { Client } from '@temporalio/client';
import type { StepAnswer, Submission } from '../../workflows/engine/messages.ts';

export const updateName = 'submitStep';

/** One try to submit: an update under its idempotency key, so that the server takes two for one. */
export function submit(
  client: Client,
  flowId: string,
  submission: Submission,
): Promise<StepAnswer> {
  const handle = client.workflow.getHandle(flowId);
  return handle.executeUpdate<StepAnswer, [Submission]>(updateName, {
    updateId: submission.idempotencyKey,
    args: [submission],
  });
}
