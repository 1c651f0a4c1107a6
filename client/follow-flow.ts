import { type Answer, isFlow, refusedBy, UnexpectedAnswer } from './answer.ts';
import type { Ask, Received } from './ask.ts';
import type { FlowView } from './contract.ts';
import { pause } from './pause.ts';
import { readEvents } from './read-events.ts';

/** The flow as it has become, with the id to go on after; or why it cannot be followed. */
export type FlowEvent = Answer<{ flow: FlowView; id: string }>;

export type FollowOptions = {
  /** Id of the last event that is known. */
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
};

/** Three heartbeats of the API: a connection that is silent for longer is dead. */
const silenceMs = 45_000;
const usualRetryMs = 1_000;

/**
 * The flow at each change until it has ended. A stream that is cut is taken up again after its last
 * event; throws when that fails, and the signal's reason when the signal is aborted.
 */
export async function* followFlow(
  ask: Ask,
  { path, token }: { path: string; token: string },
  { lastEventId, signal }: FollowOptions = {},
): AsyncGenerator<FlowEvent, void> {
  let [last, retryMs] = [lastEventId, usualRetryMs];
  for (;;) {
    const connection = openConnection(signal);
    try {
      const received = await ask({
        method: 'GET',
        path: `${path}/events`,
        token,
        headers: { ...(last !== undefined && { 'last-event-id': last }) },
        signal: connection.signal,
      });
      if (received.status === 204) return; // the end is known
      if (!received.body || received.status !== 200) {
        yield refusedBy(received);
        return;
      }
      for await (const event of readEvents(received.body, connection.heard)) {
        if (event.type !== 'flow') continue;
        const flow = flowIn(event.data, received);
        last = event.id;
        retryMs = event.retryMs ?? retryMs;
        yield { ok: true, status: 200, flow, id: event.id };
        if (flow.status !== 'open') return;
      }
    } finally {
      connection.close();
    }
    await pause(retryMs, signal);
  }
}

/** A signal that is aborted from outside, on silence, or when the connection is no longer needed. */
function openConnection(outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const close = (): void => {
    controller.abort();
  };
  let timer = setTimeout(close, silenceMs);
  return {
    signal: outer ? AbortSignal.any([outer, controller.signal]) : controller.signal,
    heard: (): void => {
      clearTimeout(timer);
      timer = setTimeout(close, silenceMs);
    },
    close: (): void => {
      clearTimeout(timer);
      close();
    },
  };
}

function flowIn(data: string, received: Received): FlowView {
  const json: unknown = JSON.parse(data);
  if (isFlow(json)) return json;
  throw new UnexpectedAnswer(received);
}
