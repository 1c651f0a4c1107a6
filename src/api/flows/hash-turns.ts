import { Refused } from '../http/refused.ts';

/** A flow needs one, and another for each answer that was lost. */
const mostInWindow = 10;
const windowMs = 600_000;
/** Flows that are remembered before those are looked for whose window has ended. */
const manyFlows = 10_000;

/** The turns of flows at what costs much. */
export type HashTurns = {
  /**
   * Begins one: answers the way to end it. Throws `Refused` while the flow has one under way, and when
   * it has had its share.
   */
  begin: (flowId: string) => () => void;
};

type Turns = { taken: number; isUnderWay: boolean; windowEnds: number };

/** Kept by each process for itself: it is its own processor that it spares. */
export function createHashTurns(now: () => number = Date.now): HashTurns {
  const byFlow = new Map<string, Turns>();

  function forgetOld(): void {
    for (const [flowId, { isUnderWay, windowEnds }] of byFlow) {
      if (!isUnderWay && windowEnds <= now()) byFlow.delete(flowId);
    }
  }
  function turnsOf(flowId: string): Turns {
    const known = byFlow.get(flowId);
    if (known && (known.isUnderWay || known.windowEnds > now())) return known;
    if (byFlow.size >= manyFlows) forgetOld();
    const fresh = { taken: 0, isUnderWay: false, windowEnds: now() + windowMs };
    byFlow.set(flowId, fresh);
    return fresh;
  }

  return {
    begin: (flowId) => {
      const turns = turnsOf(flowId);
      if (turns.isUnderWay) throw new Refused('SubmissionInProgress');
      if (turns.taken >= mostInWindow) throw new Refused('TooManySubmissions');
      turns.taken += 1;
      turns.isUnderWay = true;
      return () => {
        turns.isUnderWay = false;
      };
    },
  };
}
