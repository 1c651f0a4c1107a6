import { once } from 'node:events';
import { createServer } from 'node:http';
import protobuf from 'protobufjs';
import { z } from 'zod';

/** What is read here of opentelemetry/proto/trace/v1/trace.proto. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Request { repeated ResourceSpans resource_spans = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scope_spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ScopeSpans { repeated Span spans = 2; }
  message Span {
    bytes trace_id = 1; bytes span_id = 2; bytes parent_span_id = 4; string name = 5; int32 kind = 6;
    fixed64 start_time_unix_nano = 7; fixed64 end_time_unix_nano = 8; repeated KeyValue attributes = 9;
    repeated Link links = 13; Status status = 15;
  }
  message Link { bytes trace_id = 1; bytes span_id = 2; }
  message Status { string message = 2; int32 code = 3; }
  message KeyValue { string key = 1; AnyValue value = 2; }
  message AnyValue { string string_value = 1; bool bool_value = 2; int64 int_value = 3; double double_value = 4; }
`);
const requests = root.lookupType('Request');

const attributes = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .default([])
  .transform((list) =>
    Object.fromEntries(list.map((one) => [one.key, Object.values(one.value)[0]])),
  );
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().default(''),
  name: z.string(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
  status: z.object({ message: z.string().optional() }).optional(),
});
const request = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export type ReceivedSpan = z.output<typeof span> & { service: unknown };

/** A collector that keeps what it is sent; while it is deaf, it takes connections and answers none. */
export async function startCollector() {
  const spans: ReceivedSpan[] = [];
  let isDeaf = false;
  let swallowed = 0;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      if (isDeaf) swallowed += 1;
      else {
        spans.push(...decode(Buffer.concat(chunks)));
        response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a port was expected');
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    /** Requests that got no answer. */
    swallowed: () => swallowed,
    beDeaf: () => {
      isDeaf = true;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function decode(bytes: Buffer): ReceivedSpan[] {
  const hex = { bytes: String, longs: String } as const;
  const { resourceSpans } = request.parse(requests.toObject(requests.decode(bytes), hex), {});
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((one) => ({
        ...one,
        traceId: toHex(one.traceId),
        spanId: toHex(one.spanId),
        parentSpanId: toHex(one.parentSpanId),
        links: one.links.map((link) => ({
          traceId: toHex(link.traceId),
          spanId: toHex(link.spanId),
        })),
        service: resource.attributes['service.name'],
      })),
    ),
  );
}

function toHex(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}
