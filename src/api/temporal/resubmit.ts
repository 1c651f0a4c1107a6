import type { Client } from '@temporalio/client';
import type { Logger } from '../../platform/log.ts';
import type { StepAnswer } from '../../workflows/engine/messages.ts';
import { outcomeOfError } from './temporal-errors.ts';

/** One try; the server holds it until a worker takes it, or drops it when it restarts itself. */
const tryMs = 20_000;
const pauseMs = 1_000;
/** Submissions resubmitted at once: past it, a client that was told 202 may have to submit again. */
const most = 1_000;

export type Send = () => Promise<StepAnswer>;

/** Submissions that outlived their requests. */
export type Resubmissions = {
  /**
   * Goes on sending a submission until it is answered or refused. Temporal keeps an update only
   * once a worker has taken it: without this, a restart of Temporal would lose what was told 202.
   */
  resubmit: (flowId: string, send: Send) => void;
  /** Gives up what is not answered yet. */
  close: () => void;
};

export function createResubmissions(client: Client, log: Logger): Resubmissions {
  const closing = new AbortController();
  let underWay = 0;
  return {
    resubmit: (flowId, send) => {
      if (underWay >= most) return;
      underWay += 1;
      untilAnswered(client, send, closing.signal)
        .catch((error: unknown) => {
          log.error({ err: error, flowId }, 'a submission that was told 202 failed');
        })
        .finally(() => {
          underWay -= 1;
        });
    },
    close: () => {
      if (underWay > 0) {
        log.warn({ submissions: underWay }, 'submissions that were told 202 are given up');
      }
      closing.abort();
    },
  };
}

async function untilAnswered(client: Client, send: Send, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    try {
      await client.withAbortSignal(closing, () => client.withDeadline(Date.now() + tryMs, send));
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
