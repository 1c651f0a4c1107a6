/** Asked when the process begins: later, a closed channel looks like none. */
const hadChannel = process.send !== undefined;

/**
 * Resolves when the process is told to stop: by a signal, or by the end of the process that started
 * it with a channel. It lets go of the channel then, which would hold the process open.
 */
export async function toldToStop(): Promise<void> {
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
}
