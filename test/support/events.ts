import { createParser } from 'eventsource-parser';
import { type FlowSeen, flowOf } from './portal.ts';

/** Reads the events of a flow until one satisfies `isLast`, or the stream ends; with their ids. */
export async function readEvents(
  url: string,
  flow: FlowSeen,
  isLast: (seen: FlowSeen) => boolean,
  lastEventId?: string,
): Promise<{ id: string | undefined; flow: FlowSeen }[]> {
  const stop = new AbortController();
  const response = await fetch(`${url}/v1/flows/${flow.id}/events`, {
    headers: {
      authorization: `Bearer ${flow.token ?? ''}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    signal: stop.signal,
  });
  if (!response.body) throw new Error('an event stream has a body');
  const events: { id: string | undefined; flow: FlowSeen }[] = [];
  const parser = createParser({
    onEvent: ({ id, data }) => {
      const seen = flowOf({ status: 200, headers: response.headers, body: JSON.parse(data) });
      events.push({ id, flow: seen });
      if (isLast(seen)) stop.abort();
    },
  });
  try {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parser.feed(part.value);
    }
  } catch (error) {
    if (!stop.signal.aborted && !(error instanceof TypeError)) throw error;
  }
  return events;
}
