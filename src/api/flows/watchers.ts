import { createLimiter, type Limiter } from '../http/limiter.ts';
import { Refused } from '../http/refused.ts';

/** Tabs and devices of one citizen; more would only take the places of others. */
const mostOfOneFlow = 8;

/** The places for streams and long polls, of which one flow gets only a few. */
export type Watchers = {
  /** Takes a place, or is refused; answers the way to give it back. */
  enter: (flowId: string) => () => void;
  inside: () => number;
};

export function createWatchers(most: number): Watchers {
  const all = createLimiter(most);
  const byFlow = new Map<string, Limiter>();
  return {
    inside: all.inside,
    enter: (flowId) => {
      const ofFlow = byFlow.get(flowId) ?? createLimiter(mostOfOneFlow);
      const leaveFlow = ofFlow.enter();
      if (!leaveFlow) throw new Refused('TooManyRequests');
      const leave = all.enter();
      if (!leave) {
        leaveFlow();
        throw new Refused('Overloaded');
      }
      byFlow.set(flowId, ofFlow);
      return () => {
        leave();
        leaveFlow();
        if (ofFlow.inside() === 0) byFlow.delete(flowId);
      };
    },
  };
}
