import {
  type Client,
  type Workflow,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import { type AnyFlow, rowOf } from '../../domain/flows/flows.ts';
import type { AnyStart } from '../../workflows/engine/flow-settings.ts';
import type { StepAnswer, Submission } from '../../workflows/engine/messages.ts';
import { searchAttributes } from '../../workflows/engine/search-attributes.ts';
import { updateName } from './submit.ts';

/** One try to start a flow: an update-with-start under the flow's id, so that two are one flow. */
export function start(
  client: Client,
  taskQueue: string,
  { kind, method, ...input }: AnyFlow & AnyStart,
  submission: Submission,
): Promise<StepAnswer> {
  const { workflow } = rowOf({ kind, method });
  // Good for one call only, so each try makes its own.
  const startWorkflowOperation = new WithStartWorkflowOperation(workflow, {
    workflowId: input.flowId,
    taskQueue,
    args: [input],
    typedSearchAttributes: [
      { key: searchAttributes.method, value: method },
      { key: searchAttributes.reference, value: input.reference },
    ],
    // Sealed it must fit the server's 200 bytes; the kind stands in the type.
    staticSummary: `${input.reference} · ${method}`,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
  });
  return client.workflow.executeUpdateWithStart<Workflow, StepAnswer, [Submission]>(updateName, {
    updateId: submission.idempotencyKey,
    args: [submission],
    startWorkflowOperation,
  });
}
