import type { FlowView } from '../../../client/contract.ts';
import type { Flow } from '../../../client/flow.ts';
import {
  type FlowMark,
  forgetFlowCookie,
  prolongFlowCookie,
  readFlowCookie,
} from '../../http/flow-cookies.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Visit } from '../../http/screen.ts';
import { flowPath } from '../../paths.ts';

/** The flow of a page's slot, as the browser holds it. */
export type HeldFlow = {
  slot: string;
  at: string;
  opened: Flow;
  since: Date;
  mark: FlowMark | null;
};

/** The flow whose cookie the browser brings for the slot of the address; null for none. */
export function heldFlow(visit: Visit): HeldFlow | null {
  return heldIn(visit, visit.params['slot'] ?? '');
}

/** The same of any slot. */
export function heldIn({ jar, client }: Visit, slot: string): HeldFlow | null {
  const cookie = readFlowCookie(jar, slot);
  if (!cookie) return null;
  const { since, mark } = cookie;
  return { slot, at: flowPath(slot), opened: client.open(cookie), since, mark };
}

/**
 * The flow as it is; null for one that the API does not know by what the browser holds: another's, or
 * deleted since. Its cookie is taken away, also where it was taken up on another device, which is refused.
 */
export async function readHeld(
  { jar, now }: Visit,
  { slot, opened }: HeldFlow,
): Promise<{ flow: FlowView; etag: string } | null> {
  const answer = await opened.read();
  if (!answer.ok && [401, 404, 410].includes(answer.status) && !answer.problem.flow) {
    forgetFlowCookie(jar, slot);
    return answer.problem.code === 'FlowTakenUp' ? orRefuse(answer) : null;
  }
  const seen = orRefuse(answer);
  prolongFlowCookie(jar, slot, seen.flow, now);
  return seen;
}
