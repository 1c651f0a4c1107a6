/** Flows beyond that are forgotten, the oldest first: a line of the log then lacks their step. */
const mostKnown = 20_000;

/** At which step the flows stand that this worker has seen: for its log and its traces. */
export type FlowPlaces = {
  arrive: (flowId: string, step: string) => void;
  leave: (flowId: string) => void;
  stepOf: (flowId: string) => string | undefined;
};

export function createFlowPlaces(most = mostKnown): FlowPlaces {
  const steps = new Map<string, string>();
  return {
    arrive: (flowId, step) => {
      steps.set(flowId, step);
      const [oldest] = steps.size > most ? steps.keys() : [];
      if (oldest !== undefined) steps.delete(oldest);
    },
    leave: (flowId) => {
      steps.delete(flowId);
    },
    stepOf: (flowId) => steps.get(flowId),
  };
}
