import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import {
  type Channel,
  claimNotices,
  type DueNotice,
  markNoticeSent,
  noteNoticeFailure,
} from '../../db/notices/notices.ts';
import { handOverNotice } from './hand-over-notice.ts';
import type { NoticeDeps } from './notice-deps.ts';

/** From the claim of notices to their handing over; who is slower leaves them to the next one. */
const readyMs = 2_000;
/** From the end of a hand-over until it is noted. */
const notedMs = 3_000;
const atOnce = 20;
/** Pauses between tries: doubling from the first to the longest, until a notice is of no use any more. */
const pause = { firstMs: 10_000, longestMs: 3_600_000 };
const untilHours = 24;
/** By then a session with the SMS centre that carries nothing any more has been found dead, and made anew. */
const unansweredMs = 40_000;

/**
 * Sends the notices of a channel that are due, until `stopping` is aborted, by several workers at once. Each is
 * handed over by one of them at a time; a crash before that is noted sends it once more, under the same name.
 */
export async function sendNotices(
  deps: NoticeDeps,
  channel: Channel,
  stopping?: AbortSignal,
): Promise<void> {
  while (!stopping?.aborted) {
    const begun = performance.now();
    const leaseMs = readyMs + timeoutOf(deps, channel) + notedMs;
    const due = await claimNotices(deps.database.db, deps.keys, channel, { leaseMs, atOnce });
    // A process that was frozen since: by now somebody else may have them.
    if (performance.now() - begun > readyMs) return;
    await Promise.all(due.map((notice) => send(deps, channel, notice)));
    if (due.length < atOnce) return;
  }
}

async function send(deps: NoticeDeps, channel: Channel, notice: DueNotice): Promise<void> {
  const { db } = deps.database;
  const { id, tries } = notice;
  try {
    await handOverNotice(deps, channel, notice);
  } catch (error) {
    // Whatever is not of the outside is ours to put right: it is tried again, too.
    const isFinal = error instanceof OutsideSystemError && !error.retryable;
    const failure = error instanceof Error ? error.message : String(error);
    const isUnanswered =
      channel === 'sms' && error instanceof OutsideSystemError && error.reason === 'timeout';
    const afterMs = Math.max(pauseMs(tries), isUnanswered ? unansweredMs : 0);
    const again = isFinal ? null : { afterMs, untilHours };
    const isGivenUp = await noteNoticeFailure(db, id, { failure, again });
    if (isGivenUp) deps.onGivenUp({ id, channel, failure });
    return;
  }
  await markNoticeSent(db, id);
}

function timeoutOf({ timeouts }: NoticeDeps, channel: Channel): number {
  return channel === 'sms' ? timeouts.smsMs : timeouts.emailMs;
}

function pauseMs(tries: number): number {
  return Math.min(pause.longestMs, pause.firstMs * 2 ** (tries - 1));
}
