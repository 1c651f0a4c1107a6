import { type MessageIdDialect, receiptedId } from './message-id.ts';
import { deliverRequest, deliveryReceipt, messageTypeMask } from './wire.ts';

export type DeliveryState = 'delivered' | 'undelivered' | 'expired' | 'rejected' | 'unknown';

/** What became of a message; `messageId` is what its submission gave. */
export type DeliveryReceipt = { messageId: string; state: DeliveryState };

/** message_state, SMPP 3.4 section 5.2.28. */
const byNumber = new Map<number, DeliveryState>([
  [2, 'delivered'],
  [3, 'expired'],
  [4, 'undelivered'],
  [5, 'undelivered'],
  [8, 'rejected'],
]);

/** `stat:` of the text form, SMPP 3.4 appendix B. */
const names: readonly (readonly [string, DeliveryState])[] = [
  ['DELIVRD', 'delivered'],
  ['DELIVERED', 'delivered'],
  ['EXPIRED', 'expired'],
  ['DELETED', 'undelivered'],
  ['UNDELIV', 'undelivered'],
  ['REJECTD', 'rejected'],
  ['REJECTED', 'rejected'],
];

/**
 * The receipt in a deliver_sm, or undefined when it is anything else (a citizen's answer) or names
 * no message. Either form may be missing, and each may have what the other lacks. The TLVs win over
 * the text: the package reads a text in the default alphabet as GSM 03.38, in which an underscore of
 * an ASCII message id turns into another letter. Only where a centre has ids in two bases is the
 * text's the one to go by, since then it is the one that is known.
 */
export function parseReceipt(
  deliverSm: object,
  dialect: MessageIdDialect = 'same',
): DeliveryReceipt | undefined {
  const parsed = deliverRequest.safeParse(deliverSm);
  if (!parsed.success) return undefined;
  const { esm_class, short_message, message_payload, message_state } = parsed.data;
  if ((esm_class & messageTypeMask) !== deliveryReceipt) return undefined;
  const text = [short_message?.message, message_payload?.message].find((one) => one) ?? '';
  const ids = [parsed.data.receipted_message_id, /\bid:\s*(\S+)/i.exec(text)?.[1]];
  const [id] = (dialect === 'same' ? ids : ids.toReversed()).filter((one) => one !== undefined);
  if (id === undefined) return undefined;
  const stat = /\bstat:\s*(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const told = message_state === undefined ? byName(stat) : byNumber.get(message_state);
  return { messageId: receiptedId(id, dialect), state: told ?? 'unknown' };
}

/** Some centres write the states out: DELIVERED, UNDELIVERABLE. */
function byName(stat: string): DeliveryState | undefined {
  return names.find(([name]) => stat.startsWith(name))?.[1];
}
