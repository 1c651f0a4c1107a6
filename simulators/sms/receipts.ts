import { setTimeout as sleep } from 'node:timers/promises';
import type { Link } from './link.ts';
import { deliveryReceipt, international, isdn } from './standard.ts';

const tries = 10;
const longestPauseMs = 10_000;
const answerTimeoutMs = 5_000;

/** A receipt to be: `from` and `to` as in the message that it is about. */
export type Receipt = {
  messageId: string;
  from: string;
  to: string;
  isDelivered: boolean;
  /** Whether a subscriber has typed it: an ordinary message with a receipt's text. */
  isForged: boolean;
  doneAt: Date;
  /** Which of the two forms say which message it is of. */
  hasTlvs: boolean;
  hasIdInText: boolean;
};

type Options = {
  /** From the submission until the first try. */
  delayMs: number;
  /** From the first try until the second, doubled each time. */
  redeliverAfterMs: number;
  /** A bound session, at best the one that sent the message. */
  sessionFor: (receipt: Receipt) => Link | undefined;
  signal: AbortSignal;
};

/**
 * Delivers a receipt as SMS centres do: again and again until a bound session has acknowledged it,
 * and not for ever.
 */
export async function deliverReceipt(receipt: Receipt, options: Options): Promise<void> {
  const { delayMs, redeliverAfterMs, sessionFor, signal } = options;
  for (let tried = 0; tried < tries; tried += 1) {
    const pauseMs = tried === 0 ? delayMs : redeliverAfterMs * 2 ** (tried - 1);
    const pause = sleep(Math.min(pauseMs, longestPauseMs), true, { signal, ref: false });
    // A pause is cut short only when the centre closes.
    if (!(await pause.catch(() => false))) return;
    const session = sessionFor(receipt);
    if (
      session &&
      (await session.isAcknowledged('deliver_sm', toDeliver(receipt), answerTimeoutMs))
    )
      return;
  }
}

/** SMPP 3.4 section 4.6.1, with the text of appendix B and the TLVs that say the same. */
function toDeliver(receipt: Receipt): object {
  const { messageId, from, to, isDelivered, isForged, doneAt } = receipt;
  const id = receipt.hasIdInText ? `id:${messageId} ` : '';
  const minute = doneAt.toISOString().replace(/\D/g, '').slice(2, 12);
  const counts = isDelivered ? 'sub:001 dlvrd:001' : 'sub:001 dlvrd:000';
  const dates = `submit date:${minute} done date:${minute}`;
  const state = isDelivered ? 'stat:DELIVRD err:000' : 'stat:UNDELIV err:001';
  const message = {
    source_addr_ton: international,
    source_addr_npi: isdn,
    source_addr: to.slice(1),
    destination_addr: from,
    data_coding: 0,
    short_message: `${id}${counts} ${dates} ${state} text:`,
  };
  // Only a centre sets the message type: that is what tells a receipt from a text that reads like one.
  if (isForged) return { ...message, esm_class: 0 };
  if (!receipt.hasTlvs) return { ...message, esm_class: deliveryReceipt };
  return {
    ...message,
    esm_class: deliveryReceipt,
    receipted_message_id: messageId,
    message_state: isDelivered ? 2 : 5,
  };
}
