import type { PDU } from 'smpp';
import { smsFailure } from './failure.ts';
import { genericNack, type Link } from './link.ts';
import type { MessageIdDialect } from './message-id.ts';
import { parseReceipt, type DeliveryReceipt } from './receipt.ts';
import { commandStatus } from './wire.ts';

/** Keeps a receipt; a rejection means that it could not be kept now. */
export type OnReceipt = (receipt: DeliveryReceipt) => Promise<void>;

/** What becomes of receipts, and how the centre names messages in them. */
export type Receipts = { onReceipt: OnReceipt; messageIds: MessageIdDialect };

/** Answers what the centre asks of us: receipts, whether anybody is there, the session's end. */
export async function answerRequest(pdu: PDU, link: Link, receipts: Receipts): Promise<void> {
  switch (pdu.command) {
    case 'deliver_sm':
      link.answer(pdu.response({ command_status: await keepReceipt(pdu, receipts) }));
      return;
    case 'enquire_link':
      link.answer(pdu.response());
      return;
    case 'unbind':
      link.answer(pdu.response());
      link.end(smsFailure('down', 'the centre ended the session'));
      return;
    default:
      link.answer(genericNack(pdu));
  }
}

/**
 * A receipt is the centre's no longer once it is acknowledged, so that comes only after it is kept.
 * What cannot be kept now is refused as a temporary error: the centre delivers it again. Whatever
 * is no receipt is acknowledged and dropped, or it would come again for ever.
 */
async function keepReceipt(pdu: PDU, { onReceipt, messageIds }: Receipts): Promise<number> {
  const receipt = parseReceipt(pdu, messageIds);
  if (!receipt) return commandStatus.ok;
  try {
    await onReceipt(receipt);
    return commandStatus.ok;
  } catch {
    return commandStatus.temporaryError;
  }
}
