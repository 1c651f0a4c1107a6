import { OutsideSystemError, type OutsideSystem } from './outside-system-error.ts';

export type Calls = {
  /**
   * Runs a call for at most `timeoutMs`, then rejects with `timeout` and aborts the signal. The
   * rejection does not wait for the work to notice: it may be waiting for another call's request.
   */
  within: <T>(timeoutMs: number, run: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Aborts the calls under way, and every later one before it begins. */
  close: () => void;
};

/** The calls of one client of an outside system. */
export function createCalls(system: OutsideSystem): Calls {
  const underWay = new Set<AbortController>();
  let closed = false;

  return {
    async within(timeoutMs, run) {
      if (closed) throw clientClosed(system);
      const controller = new AbortController();
      const timer = setTimeout(() => {
        controller.abort(noAnswer(system, timeoutMs));
      }, timeoutMs);
      underWay.add(controller);
      try {
        return await Promise.race([run(controller.signal), aborted(controller.signal)]);
      } finally {
        clearTimeout(timer);
        underWay.delete(controller);
      }
    },
    close() {
      closed = true;
      for (const call of underWay) call.abort(clientClosed(system));
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      const reason: unknown = signal.reason;
      reject(reason instanceof Error ? reason : new Error('aborted', { cause: reason }));
    });
  });
}

function noAnswer(system: OutsideSystem, timeoutMs: number): OutsideSystemError {
  return new OutsideSystemError({
    system,
    reason: 'timeout',
    message: `no answer within ${timeoutMs} ms`,
    retryable: true,
  });
}

function clientClosed(system: OutsideSystem): OutsideSystemError {
  return new OutsideSystemError({
    system,
    reason: 'down',
    message: 'the client was closed',
    retryable: true,
  });
}
