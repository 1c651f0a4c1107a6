import type { Client } from '@temporalio/client';
import type { Logger } from '../../platform/log.ts';
import type { StepAnswer } from '../../workflows/engine/messages.ts';
import { outcomeOfError } from './temporal-errors.ts';

/** One offer; the server holds it until a worker takes it, or drops it when it restarts itself. */
const offerMs = 20_000;
const pauseMs = 1_000;
/** Offers going on at once: past it, a client that was told 202 may have to submit again. */
const most = 1_000;

export type Send = () => Promise<StepAnswer>;

/** Submissions that outlived their requests. */
export type Offers = {
  /**
   * Goes on sending a submission until it is answered or refused. Temporal keeps an update only
   * once a worker has taken it: without this, a restart of Temporal would lose what was told 202.
   */
  keepOffering: (flowId: string, send: Send) => void;
  /** Gives up the offers. */
  close: () => void;
};

export function createOffers(client: Client, log: Logger): Offers {
  const closing = new AbortController();
  let under = 0;
  return {
    keepOffering: (flowId, send) => {
      if (under >= most) return;
      under += 1;
      offer(client, send, closing.signal)
        .catch((error: unknown) => {
          log.error({ err: error, flowId }, 'a submission that was told 202 failed');
        })
        .finally(() => {
          under -= 1;
        });
    },
    close: () => {
      if (under > 0) log.warn({ offers: under }, 'submissions that were told 202 are given up');
      closing.abort();
    },
  };
}

async function offer(client: Client, send: Send, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    try {
      await client.withAbortSignal(closing, () => client.withDeadline(Date.now() + offerMs, send));
      return;
    } catch (error) {
      const { kind } = outcomeOfError(error);
      if (kind !== 'pending' && kind !== 'unavailable' && kind !== 'dropped') return;
      await pause(closing);
    }
  }
}

function pause(closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      closing.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, pauseMs);
    closing.addEventListener('abort', end);
  });
}
