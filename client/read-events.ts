import { createEventParser, type StreamEvent } from './event-parser.ts';

/**
 * The events of a stream until it ends or is cut, which is the same to a reader: it may come back.
 * `heard` is called for everything that comes, comments too.
 */
export async function* readEvents(
  stream: ReadableStream<Uint8Array>,
  heard: () => void,
): AsyncGenerator<StreamEvent, void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const parse = createEventParser();
  for (;;) {
    const part = await reader.read().catch(() => undefined);
    if (!part?.value) return;
    heard();
    yield* parse(decoder.decode(part.value, { stream: true }));
  }
}
