import type { Refusal } from '../../domain/problems/refusal.ts';
import { Refused } from '../http/refused.ts';
import { type FlowShown, presentFlow } from './present-flow.ts';

/** A refusal that shows the flow as it now stands; a start's carries the token, and where it is. */
export function refuseFlow(refusal: Refusal, shown: FlowShown): Refused {
  const { record, token } = shown;
  return new Refused(refusal, {
    record,
    members: (reader) => ({ flow: presentFlow(shown, reader) }),
    headers: token === undefined ? {} : { Location: `/v1/flows/${record.id}` },
  });
}
