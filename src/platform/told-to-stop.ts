/** Asked when the process begins: later, a closed channel looks like none. */
const hadChannel = process.send !== undefined;

/**
 * What the parts of a process take to end, each with its own grace, and some more: less than the 20 s after which
 * docker-compose.yml has it killed, so that the log says so.
 */
const endsWithinMs = 18_000;

/**
 * Resolves when the process is told to stop: by a signal, or by the end of the process that started
 * it with a channel. It lets go of the channel then, which would hold the process open. A process that does not
 * end in time is ended, with 1 and a sentence; a second signal ends it at once.
 */
export async function toldToStop(withinMs = endsWithinMs): Promise<void> {
  await new Promise<void>((resolve) => {
    // The channel may have closed while the process was still starting.
    if (hadChannel && !process.connected) resolve();
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
      process.once(event, () => {
        resolve();
      });
    }
  });
  if (process.connected) process.disconnect();
  setTimeout(() => {
    process.stderr.write(
      `it has not ended ${withinMs / 1000} s after it was told to: ended by force\n`,
    );
    process.exit(1);
  }, withinMs).unref();
}
