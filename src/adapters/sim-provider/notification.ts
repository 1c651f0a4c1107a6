import { createHash, timingSafeEqual } from 'node:crypto';
import { readMessage } from './wire-answer.ts';
import { notificationBounds, readBounded } from './wire-bounds.ts';
import type { Sender } from './wire-messages.ts';
import type { SoapFault } from './wire-read.ts';

/** What is wrong with a notification; also codes of problems. */
export type NotificationFault = SoapFault | 'SimOtherApplication' | 'SimNotificationForged';

export type Notification =
  { ok: true; apTransId: string; transactionId: string } | { ok: false; code: NotificationFault };

/** TS 102 204 notifies with the one, products on this schema with the other. */
const names: readonly string[] = ['MSS_StatusResp', 'MSS_SignatureResp'];

const lastCodePoint = 0x10ffff;
const namedReferences = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * Reads what the SIM provider posts when a transaction has ended. It must be for our AP_ID and give
 * back our AP_PWD, which is looked for before any XML is parsed: that a stranger could have us do.
 * That a signature was made is not taken from here: ask with `readStatus`.
 */
export function readNotification(message: Uint8Array, ours: Sender): Notification {
  const bounded = readBounded(message, notificationBounds);
  if (!bounded.ok) return bounded;
  if (!holdsPassword(bounded.text, ours)) return { ok: false, code: 'SimNotificationForged' };
  const read = readMessage(bounded.text);
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

/** Whether it has our AP_PWD somewhere; where it belongs is for the parser to say. */
function holdsPassword(text: string, { apPassword }: Sender): boolean {
  const found = text.matchAll(/AP_PWD\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g);
  return [...found].some(([, double, single]) =>
    isSame(withoutReferences(double ?? single ?? ''), apPassword),
  );
}

/** XML 1.0 sections 4.1 and 4.6. */
function withoutReferences(value: string): string {
  return value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = Number.parseInt(String(decimal ?? hex), decimal === undefined ? 16 : 10);
    if (name === undefined) return code <= lastCodePoint ? String.fromCodePoint(code) : whole;
    return namedReferences.get(String(name)) ?? whole;
  });
}

/** In a time that says nothing of how much of it is right. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
