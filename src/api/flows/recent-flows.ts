/** About 5 MB of ids at most; more than start in ten minutes where one process serves them. */
const most = 50_000;
/** A client that had no answer to its start comes again within seconds, by itself or by its user. */
const keptMs = 600_000;

/** Flows that this process has let in of late, without a question to the database. */
export type RecentFlows = { add: (flowId: string) => void; has: (flowId: string) => boolean };

export function createRecentFlows(now: () => number = Date.now): RecentFlows {
  /** In the order in which they came. */
  const until = new Map<string, number>();
  return {
    has: (flowId) => (until.get(flowId) ?? 0) > now(),
    add: (flowId) => {
      until.delete(flowId);
      until.set(flowId, now() + keptMs);
      for (const [oldest, ends] of until) {
        if (ends > now() && until.size <= most) break;
        until.delete(oldest);
      }
    },
  };
}
