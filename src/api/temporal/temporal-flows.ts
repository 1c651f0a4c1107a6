import type { Client } from '@temporalio/client';
import type { Submission } from '../../workflows/engine/messages.ts';
import type { Logger } from '../../platform/log.ts';
import type { Flows, StepOutcome } from './flows.ts';
import { isRunning, look, recall } from './look.ts';
import { createResubmissions, type Send } from './resubmit.ts';
import { signal } from './signal.ts';
import { start } from './start.ts';
import { submit } from './submit.ts';
import { outcomeOfError } from './temporal-errors.ts';

type Options = {
  client: Client;
  taskQueue: string;
  /** How long one submission may wait for its answer. */
  deadlineMs: number;
  log: Logger;
};

const outOfReach: StepOutcome = { kind: 'unavailable', code: 'ServiceUnavailable' };

/** The flows on Temporal; `close` gives up what is not answered yet. */
export function createTemporalFlows(options: Options): Flows & { close: () => void } {
  const { client, taskQueue, deadlineMs, log } = options;
  const { resubmit, close } = createResubmissions(client, log);

  /** Within the deadline; past it, the submission is resubmitted in the background. */
  async function attempt(
    flowId: string,
    key: string,
    send: Send,
    deadline = Date.now() + deadlineMs,
  ): Promise<StepOutcome> {
    try {
      return { kind: 'answer', answer: await client.withDeadline(deadline, send) };
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (outcome.kind === 'dropped') return attempt(flowId, key, send, deadline);
      if (outcome.kind === 'rejected') return { ...outcome, flow: await look(client, flowId) };
      if (outcome.kind === 'ended') {
        // A start is not taken after the end, but repeated it has the answer that it had.
        const answer = await recall(client, flowId, key);
        return answer ? { kind: 'answer', answer } : outcome;
      }
      if (outcome.kind !== 'pending') return outcome;
      // A deadline alone does not say whether the server was reached at all.
      if (!(await isRunning(client, flowId))) return outOfReach;
      resubmit(flowId, send);
      return outcome;
    }
  }

  return {
    start: (input, submission) =>
      attempt(input.flowId, submission.idempotencyKey, () =>
        start(client, taskQueue, input, submission),
      ),
    submit: (flowId, submission) =>
      againIfOpen(submission, () =>
        attempt(flowId, submission.idempotencyKey, () => submit(client, flowId, submission)),
      ),
    tell: (flowId, event) => signal(client, flowId, event),
    recall: (flowId, idempotencyKey) => recall(client, flowId, idempotencyKey),
    close,
  };
}

async function againIfOpen(
  submission: Submission,
  once: () => Promise<StepOutcome>,
): Promise<StepOutcome> {
  const outcome = await once();
  return isOpenByNow(outcome, submission) ? once() : outcome;
}

/** A row may be ahead of its workflow by a moment: what was not open yet is open by now. */
function isOpenByNow(outcome: StepOutcome, { step }: Submission): boolean {
  if (outcome.kind !== 'rejected' || outcome.code !== 'StepNotOpen') return false;
  const open = outcome.flow?.step;
  return open?.name === step && open.actions.includes('submit');
}
