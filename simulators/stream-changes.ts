import type { Response } from 'express';

/** Keeps a silent stream from being taken for a dead one. */
const pingEveryMs = 20_000;

/** Server-sent events: what `read` gives, at first and at each change. */
export function streamChanges(
  response: Response,
  read: () => unknown,
  watch: (onChange: () => void) => () => void,
): void {
  response.set('content-type', 'text/event-stream').set('cache-control', 'no-store');
  const show = (): void => {
    response.write(`data: ${JSON.stringify(read())}\n\n`);
  };
  const stop = watch(show);
  const ping = setInterval(() => response.write(':\n\n'), pingEveryMs);
  response.on('close', () => {
    stop();
    clearInterval(ping);
  });
  show();
}
