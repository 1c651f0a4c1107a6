import type { FlowView } from '../../client/contract.ts';
import type { Flow } from '../../client/flow.ts';
import { orThrow } from '../../client/or-throw.ts';

/** Longer than a flow goes on without a change where all goes well. */
const waitMs = 20_000;

/**
 * Waits for a step of the flow, or for its good end (null); throws when a refusal or the end comes
 * instead.
 */
export type Arrived = (step: string | null) => Promise<FlowView>;

/**
 * Opens the flow's events, and answers with a wait for a step of it once they have begun: no change
 * is missed that comes between the two.
 */
export async function follow(flow: Pick<Flow, 'events'>): Promise<Arrived> {
  const events = flow.events({ signal: AbortSignal.timeout(waitMs) });
  const first = await events.next();
  return async (step) => {
    try {
      for (let next = first; next.done !== true; next = await events.next()) {
        const seen = orThrow(next.value).flow;
        if (isAt(seen, step)) return seen;
        const { problem, status } = seen;
        if (problem || status !== 'open') throw new Error(problem?.code ?? `ended as ${status}`);
      }
      throw new Error('the events have ended');
    } finally {
      await events.return(undefined);
    }
  };
}

function isAt({ status, step: open }: FlowView, step: string | null): boolean {
  return step === null ? status === 'completed' : open?.name === step;
}
