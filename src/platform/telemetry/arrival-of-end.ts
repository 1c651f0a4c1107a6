import type { EndedFlow } from '../../db/flows/end-flow.ts';
import type { Arrival } from '../../workflows/engine/journey.ts';

/** What a flow's workflow would have told of its end, had it come to it; `at`: when the end was written. */
export function arrivalOfEnd({ before, openedAt, end }: EndedFlow, at: number): Arrival {
  const { id: flowId, kind, method, step, waitingSince } = before;
  return {
    ...{ flowId, name: { kind, method }, status: end.status, at },
    ...{ step: null, waitingFor: null, code: null },
    endedBy: end.event.replace(/^flow\./, ''),
    left: step && { step: step.name, since: Date.parse(waitingSince) },
    beganAt: openedAt.getTime(),
  };
}
