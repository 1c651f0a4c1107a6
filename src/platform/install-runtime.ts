import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from './log.ts';

/**
 * Prepares the SDK, once in a process and before anything of it is made: signals are ours to handle,
 * and what it has to say comes into our log, redacted like the rest.
 */
export function installRuntime(log: Logger): void {
  const logger = new DefaultLogger('INFO', ({ level, message, meta }) => {
    if (level === 'ERROR') log.error(meta ?? {}, message);
    else if (level === 'WARN') log.warn(meta ?? {}, message);
    else log.debug(meta ?? {}, message);
  });
  Runtime.install({ shutdownSignals: [], logger });
}
