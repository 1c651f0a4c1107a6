import type { Tracing } from '../../platform/telemetry/tracing.ts';
import type { Flows } from './flows.ts';

/** The same calls, each with a span of its own within the request, which is about the flow that is called. */
export function traceFlowCalls(flows: Flows, tracing: Tracing): Flows {
  const traced = tracer(tracing);
  return {
    ...flows,
    start: (flow, submission) =>
      traced(flow.flowId, 'start', () => flows.start(flow, submission), kindOf),
    submit: (flowId, submission) =>
      traced(flowId, 'update', () => flows.submit(flowId, submission), kindOf),
    tell: (flowId, event) =>
      traced(flowId, `signal ${event.signal}`, () => flows.tell(flowId, event), String),
  };
}

function kindOf({ kind }: { kind: string }): string {
  return kind;
}

function tracer(tracing: Tracing) {
  return async <T>(
    flowId: string,
    name: string,
    call: () => Promise<T>,
    outcomeOf: (answer: T) => string,
  ): Promise<T> => {
    const from = tracing.now();
    const answer = await call();
    const outcome = outcomeOf(answer);
    // What nobody knows is no flow's.
    if (!['ended', 'unavailable'].includes(outcome)) tracing.isAbout(flowId);
    tracing.child({
      name: `temporal ${name}`,
      kind: 'CLIENT',
      from,
      to: tracing.now(),
      attributes: { 'peer.service': 'temporal', 'dinhdanh.outcome': outcome },
      failure: ['unavailable', 'pending'].includes(outcome) ? outcome : undefined,
    });
    return answer;
  };
}
