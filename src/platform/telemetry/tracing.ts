import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import {
  ROOT_CONTEXT,
  type Attributes,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-node';
import { flowTraceOf } from './flow-trace.ts';
import { isSampled } from './is-sampled.ts';

/** A span that has ended; its times are those of `now()`. */
export type EndedSpan = {
  name: string;
  kind: keyof typeof SpanKind;
  from: number;
  to: number;
  attributes: Attributes;
  /** What it failed with: a code, or a type of failure. */
  failure?: string | undefined;
  links?: SpanContext[] | undefined;
};

/** A span that is under way: what happens within it are its children. */
export type Scope = {
  readonly spanId: string;
  /** The flow that it turns out to be about. */
  flowId: string | undefined;
  readonly children: EndedSpan[];
};

/** Where a span hangs that is about no flow. */
export type OwnTrace = { traceId: string; parentId?: string | undefined };

/**
 * Makes the spans of one process, in the trace of their flow. Spans are made when they have ended, so that
 * only then their trace need be known; nothing waits for an export.
 */
export type Tracing = {
  /** Milliseconds since the epoch. */
  now: () => number;
  begin: (flowId?: string) => Scope;
  within: <T>(scope: Scope, work: () => T) => T;
  /** Names the flow that the span under way is about. */
  isAbout: (flowId: string) => void;
  /** A child of the span under way; without one it is dropped. */
  child: (span: EndedSpan) => void;
  /** The span itself, with its children: in the trace of its flow, else in its own. */
  end: (scope: Scope, span: EndedSpan, own?: OwnTrace) => void;
  /** A span of a flow that begins and ends with the call; its root where `isRoot`. */
  ofFlow: (flowId: string, span: EndedSpan, isRoot?: boolean) => void;
  /** Sends what there is, for as long as that may take. */
  stop: () => Promise<void>;
};

export type TracingOptions = {
  service: string;
  /** Of all traces, so many are kept: the same ones by every process. From 0 to 1. */
  share: number;
  exporter: SpanExporter;
  /** How long the last export may keep the process. */
  stopMs?: number;
};

/** About 4 MB of spans; when the collector is away longer than these last, further ones are dropped. */
const queue = { maxQueueSize: 4_096, maxExportBatchSize: 512, scheduledDelayMillis: 1_000 };
const exportTimeoutMillis = 5_000;

export function createTracing(options: TracingOptions): Tracing {
  const { exporter, share, stopMs = 2_000 } = options;
  const scopes = new AsyncLocalStorage<Scope>();
  const { write, shutdown } = createWriter(options, exporter);
  const isKept = (traceId: string): boolean => isSampled(traceId, share);

  function end(scope: Scope, span: EndedSpan, own?: OwnTrace): void {
    const flow = scope.flowId === undefined ? undefined : flowTraceOf(scope.flowId);
    const traceId = flow?.traceId ?? own?.traceId;
    if (traceId === undefined || !isKept(traceId)) return;
    const { spanId, children } = scope;
    write(span, { traceId, spanId, parentId: flow?.rootId ?? own?.parentId });
    for (const child of children) write(child, { traceId, parentId: spanId });
  }

  return {
    now: () => performance.timeOrigin + performance.now(),
    begin: (flowId) => ({ spanId: randomId(), flowId, children: [] }),
    within: (scope, work) => scopes.run(scope, work),
    isAbout: (flowId) => {
      const scope = scopes.getStore();
      if (scope) scope.flowId ??= flowId;
    },
    child: (span) => {
      scopes.getStore()?.children.push(span);
    },
    end,
    ofFlow: (flowId, span, isRoot = false) => {
      const { traceId, rootId } = flowTraceOf(flowId);
      if (!isKept(traceId)) return;
      write(span, isRoot ? { traceId, spanId: rootId } : { traceId, parentId: rootId });
    },
    stop: async () => {
      const late = new Promise((resolve) => setTimeout(resolve, stopMs).unref());
      await Promise.race([shutdown().catch(() => undefined), late]);
    },
  };
}

type Place = { traceId: string; spanId?: string; parentId?: string | undefined };

/** The SDK behind it, handed the ids that it would otherwise make. */
function createWriter({ service }: TracingOptions, exporter: SpanExporter) {
  let next: Required<Pick<Place, 'traceId' | 'spanId'>> = { traceId: '', spanId: '' };
  const own = resourceFromAttributes({ 'service.name': service, 'process.pid': process.pid });
  const provider = new NodeTracerProvider({
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => next.traceId, generateSpanId: () => next.spanId },
    spanProcessors: [new BatchSpanProcessor(exporter, { ...queue, exportTimeoutMillis })],
  });
  const tracer = provider.getTracer('dinhdanh');
  return {
    write: (ended: EndedSpan, { traceId, spanId = randomId(), parentId }: Place): void => {
      const { name, kind, from, to, attributes, failure, links = [] } = ended;
      next = { traceId, spanId };
      const parent = { traceId, spanId: parentId ?? '', traceFlags: TraceFlags.SAMPLED };
      const context = parentId ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const linked = links.map((link) => ({ context: link }));
      const settings = { kind: SpanKind[kind], startTime: from, attributes, links: linked };
      const span = tracer.startSpan(name, settings, context);
      if (failure !== undefined) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
        span.setAttribute('error.type', failure);
      }
      span.end(to);
    },
    shutdown: () => provider.shutdown(),
  };
}

function randomId(): string {
  return randomBytes(8).toString('hex');
}
