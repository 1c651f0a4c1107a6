import type { InjectedSinks } from '@temporalio/worker';
import type { Registry } from 'prom-client';
import type { EndedFlow } from '../../db/flows/end-flow.ts';
import type { Arrival, FlowSinks } from '../../workflows/engine/journey.ts';
import { arrivalOfEnd } from './arrival-of-end.ts';
import type { Logger } from '../log.ts';
import { countFlows } from './flow-figures.ts';
import type { FlowPlaces } from './flow-places.ts';
import { traceFlows } from './flow-spans.ts';
import { flowTraceOf } from './flow-trace.ts';
import type { Tracing } from './tracing.ts';

type Hearing = {
  registry: Registry;
  places: FlowPlaces;
  tracing: Tracing | undefined;
  log: Pick<Logger, 'info'>;
};

/**
 * What a worker does as its flows tell it where they stand, or as it is told of one that was ended from outside:
 * figures, traces, and a line for what came to nothing.
 */
export function hearFlows({ registry, places, tracing, log }: Hearing): {
  sinks: InjectedSinks<FlowSinks>;
  tellEnd: (ended: EndedFlow) => void;
} {
  const count = countFlows(registry);
  const makeSpans = tracing && traceFlows(tracing);
  const arrived = (arrival: Arrival): void => {
    const { flowId, step } = arrival;
    if (step === null) places.leave(flowId);
    else places.arrive(flowId, step);
    count(arrival);
    makeSpans?.(arrival);
    if (!['open', 'completed'].includes(arrival.status)) logEnd(log, arrival);
  };
  return {
    sinks: {
      flows: {
        arrived: {
          fn: (_info, arrival) => {
            arrived(arrival);
          },
        },
      },
    },
    tellEnd: (ended) => {
      arrived(arrivalOfEnd(ended, Date.now()));
    },
  };
}

function logEnd(log: Hearing['log'], { flowId, name, status, left, code, endedBy }: Arrival): void {
  const { traceId } = flowTraceOf(flowId);
  const step = left?.step ?? null;
  log.info({ flowId, traceId, ...name, step, code: code ?? endedBy ?? status }, `flow ${status}`);
}
