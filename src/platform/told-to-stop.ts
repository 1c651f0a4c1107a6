import type { Logger } from './log.ts';

/** Asked when the process begins: later, a closed channel looks like none. */
const hadChannel = process.send !== undefined;
/** npm sends on to us what the terminal has sent us already: within this time it is the same wish. */
const sameWishMs = 1_000;

/**
 * Resolves when the process is told to stop: by a signal, or by the end of the process that started
 * it with a channel. It lets go of the channel then, which would hold the process open. From then on
 * the process ends by force, with a line in the log and code 1, when it is told again or has not
 * ended within `mostMs`.
 */
export async function toldToStop({ log, mostMs }: { log: Logger; mostMs: number }): Promise<void> {
  const how = await new Promise<string>((resolve) => {
    let signalledAt: number | undefined;
    const onSignal = (signal: NodeJS.Signals): void => {
      signalledAt ??= Date.now();
      if (Date.now() - signalledAt > sameWishMs) endByForce(log, `told again by ${signal}`);
      resolve(signal);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal);
    const onDisconnect = (): void => {
      resolve('the end of its parent');
    };
    process.once('disconnect', onDisconnect);
    // The channel may have closed while the process was still starting.
    if (hadChannel && !process.connected) onDisconnect();
  });
  log.info(`told to stop by ${how}`);
  setTimeout(() => {
    endByForce(log, `not ended within ${mostMs / 1000} s`);
  }, mostMs).unref();
  if (process.connected) process.disconnect();
}

function endByForce(log: Logger, why: string): never {
  log.error({ why }, 'ends by force');
  process.exit(1);
}
