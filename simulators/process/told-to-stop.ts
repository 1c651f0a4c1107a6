/**
 * Resolves when the process is told to stop: by a signal, or by the end of the process that started
 * it with a channel, which is let go of then.
 */
export async function toldToStop(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.send !== undefined && !process.connected) resolve();
    for (const event of ['SIGTERM', 'SIGINT', 'disconnect']) {
      process.once(event, () => {
        resolve();
      });
    }
  });
  if (process.connected) process.disconnect();
}
