import { deliverRequest, deliveryReceipt, messageTypeMask } from './wire.ts';

export type DeliveryState = 'delivered' | 'undelivered' | 'expired' | 'rejected' | 'unknown';

/** What became of a message; `messageId` is what its submission was answered with. */
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
const byName = new Map<string, DeliveryState>([
  ['DELIVRD', 'delivered'],
  ['EXPIRED', 'expired'],
  ['DELETED', 'undelivered'],
  ['UNDELIV', 'undelivered'],
  ['REJECTD', 'rejected'],
]);

/**
 * The receipt in a deliver_sm, or undefined when it is anything else (a citizen's answer) or names
 * no message. The TLVs win over the text form: the package reads a text in the default alphabet as
 * GSM 03.38, in which an underscore of an ASCII message id turns into another letter.
 */
export function parseReceipt(deliverSm: object): DeliveryReceipt | undefined {
  const parsed = deliverRequest.safeParse(deliverSm);
  if (!parsed.success) return undefined;
  const { esm_class, short_message, receipted_message_id, message_state } = parsed.data;
  if ((esm_class & messageTypeMask) !== deliveryReceipt) return undefined;
  const text = short_message?.message ?? '';
  const messageId = receipted_message_id ?? /\bid:\s*(\S+)/i.exec(text)?.[1];
  if (messageId === undefined) return undefined;
  const state =
    message_state === undefined
      ? byName.get(/\bstat:\s*(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? '')
      : byNumber.get(message_state);
  return { messageId, state: state ?? 'unknown' };
}
