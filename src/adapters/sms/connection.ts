import { setTimeout as sleep } from 'node:timers/promises';
import { OutsideSystemError } from '../outside-system-error.ts';
import { openSession, type SessionOptions, type SmsSession } from './session.ts';

export type ConnectionOptions = SessionOptions & {
  /** Pause before the first try to bind again, doubled with each further one up to the maximum. */
  backOff: { initialMs: number; maximumMs: number };
  /** Told each time that a session ended or could not be had. */
  onSessionLost: (why: OutsideSystemError) => void;
  /** From 0 up to 1, so that many processes do not come back in step. */
  random: () => number;
};

export type Connection = {
  /** The bound session, if there is one right now. */
  session: () => SmsSession | undefined;
  /** Resolves when the first try to bind has ended, either way. */
  ready: Promise<unknown>;
  close: () => Promise<void>;
};

/** Holds one session with the SMS centre, and binds again by itself whenever it is lost. */
export function keepConnected(options: ConnectionOptions): Connection {
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  const firstTry = Promise.withResolvers<undefined>();
  let session: SmsSession | undefined;
  let failures = 0;

  async function bindAndHold(): Promise<OutsideSystemError> {
    try {
      session = await openSession(options, closing.signal);
      failures = 0;
      firstTry.resolve(undefined);
      // Closing may have begun between the centre's answer and now, and found no session to end.
      if (isClosing()) await session.end();
      return await session.closed;
    } catch (error) {
      if (error instanceof OutsideSystemError) return error;
      throw error;
    } finally {
      session = undefined;
      firstTry.resolve(undefined);
    }
  }

  async function run(): Promise<void> {
    while (!isClosing()) {
      const why = await bindAndHold();
      if (!isClosing()) options.onSessionLost(why);
      await pause(pauseMs(failures, options), closing.signal);
      failures += 1;
    }
  }

  const running = run();
  return {
    session: () => session,
    ready: firstTry.promise,
    async close() {
      closing.abort();
      await session?.end();
      await running;
    },
  };
}

/** Doubling, with half of it left to chance. */
function pauseMs(failures: number, { backOff, random }: ConnectionOptions): number {
  const full = Math.min(backOff.maximumMs, backOff.initialMs * 2 ** failures);
  return full * (0.5 + random() / 2);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Rejects only when it is cut short.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
