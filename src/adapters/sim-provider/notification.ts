import { createHash, timingSafeEqual } from 'node:crypto';
import { readMessage } from './wire-answer.ts';
import type { Sender } from './wire-messages.ts';
import type { SoapFault } from './wire-read.ts';

/** What is wrong with a notification; also codes of problems. */
export type NotificationFault = SoapFault | 'SimOtherApplication' | 'SimNotificationForged';

export type Notification =
  { ok: true; apTransId: string; transactionId: string } | { ok: false; code: NotificationFault };

/** TS 102 204 notifies with the one, products on this schema with the other. */
const names = ['MSS_StatusResp', 'MSS_SignatureResp'];

/**
 * Reads what the SIM provider posts when a transaction has ended. It must be for our AP_ID and give
 * back our AP_PWD. That a signature was made is not taken from here: ask with `readStatus`.
 */
export function readNotification(message: Uint8Array, ours: Sender): Notification {
  const read = readMessage(message);
  if (!read.ok) return read;
  if (read.message.kind === 'fault') return { ok: false, code: 'SoapMalformed' };
  const { name, apId, apPassword, apTransId, transactionId } = read.message.content;
  if (!names.includes(name) || transactionId === undefined) {
    return { ok: false, code: 'SoapMalformed' };
  }
  if (apId !== ours.apId) return { ok: false, code: 'SimOtherApplication' };
  if (!isSame(apPassword, ours.apPassword)) return { ok: false, code: 'SimNotificationForged' };
  return { ok: true, apTransId, transactionId };
}

/** In a time that says nothing of how much of it is right. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
