import type { SerializationContext } from '@temporalio/common';

/** Where a payload belongs, as text: what is sealed for one place cannot be opened for another. */
export type PayloadPlace = { namespace: string; place: string };

/** Of payloads that belong nowhere, like the failure of a workflow task: sealed, and opened by nobody. */
const nowhere: PayloadPlace = { namespace: '', place: '-' };

/**
 * The place of a payload that a workflow has (`w` and its id), or of an activity's input (`i`, its id
 * and the workflow's) or result (`r`). Activities are numbered within their workflow, local ones too.
 */
export function payloadPlace(
  context: SerializationContext | undefined,
  isResult: boolean,
): PayloadPlace {
  if (context === undefined) return nowhere;
  const { namespace, workflowId = '' } = context;
  if (context.type === 'workflow') return { namespace, place: `w:${workflowId}` };
  const { activityId = '' } = context;
  return { namespace, place: `${isResult ? 'r' : 'i'}:${activityId}:${workflowId}` };
}
