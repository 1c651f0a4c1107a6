import type { SerializationContext } from '@temporalio/common';

/** Where a payload belongs, as text: what is sealed for one place cannot be opened for another. */
export type PayloadPlace = { namespace: string; place: string };

/**
 * Of payloads that belong nowhere, like the failure of a workflow task: opened by no client and no worker,
 * but for the operator who looks why a flow is stuck.
 */
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

/** The place that a payload itself names, which only its key can confirm, in the namespace where it was found. */
export function placeNamed(place: string, namespace: string): PayloadPlace {
  return place === nowhere.place ? nowhere : { namespace, place };
}

/** Id of the workflow that a place is in; null for one that is nowhere. */
export function workflowOf({ place }: PayloadPlace): string | null {
  return /^(?:w|[ir]:[^:]*):(.*)$/s.exec(place)?.[1] ?? null;
}
