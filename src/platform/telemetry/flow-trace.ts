import { createHash } from 'node:crypto';

/** The one trace of a flow, and its root span. */
export type FlowTrace = { traceId: string; rootId: string };

/**
 * Where the spans of a flow belong: made from its id, so that every process names the same without having
 * been told, and nothing of it stands in a history or a header.
 */
export function flowTraceOf(flowId: string): FlowTrace {
  const digest = createHash('sha256').update(`trace of flow ${flowId}`).digest('hex');
  return { traceId: digest.slice(0, 32), rootId: digest.slice(32, 48) };
}
