import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parsePhone } from '../../src/domain/subject/phone.ts';
import type { Receipt } from './receipts.ts';
import { z } from 'zod';
import { commandStatus } from './standard.ts';

/** A text as the package decodes it: a string unless the alphabet is unknown to it. */
const text = z.object({ message: z.string(), udh: z.array(z.instanceof(Uint8Array)).optional() });

/** submit_sm (section 4.4.1). */
const submitRequest = z.object({
  source_addr: z.string(),
  destination_addr: z.string(),
  registered_delivery: z.number(),
  short_message: text,
  message_payload: text.optional(),
});

/**
 * What can be wrong with the SMS centre: `down` cuts the connection, `slow` answers late,
 * `malformedAnswer` takes the message and answers without its id, `wrongData` gives the receipt of
 * another message, `lostCallback` none, `repeatedCallback` two; with `forgedCallback` a stranger's
 * message that reads like a receipt comes before the real one; `clockSkew` dates receipts a day
 * ahead; `undeliverable` takes the message and cannot deliver it; `refused` and `throttled` do not
 * take it. The rest are dialects of other centres: ids of receipts in decimal, or with zeros before
 * them; no message_payload; receipts without TLVs, or without `id:` in their text.
 */
export const smsFaults = [
  'down',
  'slow',
  'wrongData',
  'malformedAnswer',
  'lostCallback',
  'repeatedCallback',
  'forgedCallback',
  'clockSkew',
  'undeliverable',
  'refused',
  'throttled',
  'decimalReceipts',
  'paddedReceipts',
  'payloadRefused',
  'withoutTlvs',
  'withoutReceiptId',
] as const;
type FaultName = (typeof smsFaults)[number];

const dayMs = 86_400_000;

/** Texts of parts by their message, each at its place. */
export type PartStore = Map<string, (string | undefined)[]>;

export type SubmitOptions = {
  /** Parts of messages whose other parts have not come yet. */
  parts: PartStore;
  /** Puts a message on a handset; `to` is E.164 with its plus. */
  deliver: (to: string, text: string) => void;
  /** The fault among those named that this call meets; `seconds` is how late `slow` is. */
  takeFault: (
    phone: string | undefined,
    among: readonly FaultName[],
  ) => { fault: FaultName; seconds: number } | undefined;
};

/** What becomes of a submit_sm: `cut` ends the connection without an answer. */
type Outcome = 'cut' | { status: number; messageId: string; receipts: Receipt[] };

/** Takes a submit_sm (SMPP 3.4 section 4.4) or refuses it. */
export async function takeMessage(pdu: object, options: SubmitOptions): Promise<Outcome> {
  const message = readMessage(pdu);
  if ('status' in message) return refusal(message.status);
  const met = options.takeFault(message.to, smsFaults);
  if (met?.fault === 'slow') await sleep(met.seconds * 1000, undefined, { ref: false });
  if (met?.fault === 'down') return 'cut';
  if (met?.fault === 'refused') return refusal(commandStatus.invalidDestination);
  if (met?.fault === 'throttled') return refusal(commandStatus.throttled);
  if (met?.fault === 'payloadRefused' && message.isPayload) {
    return refusal(commandStatus.optionalParameterNotAllowed);
  }
  const whole = wholeOf(message, options.parts);
  if (met?.fault !== 'undeliverable' && whole !== undefined) options.deliver(message.to, whole);
  const messageId = newMessageId();
  const receipts = receiptsOf(message, messageId, met?.fault);
  return { status: 0, messageId: met?.fault === 'malformedAnswer' ? '' : messageId, receipts };
}

function refusal(status: number): Outcome {
  return { status, messageId: '', receipts: [] };
}

type Message = {
  from: string;
  to: string;
  text: string;
  wantsReceipt: boolean;
  isPayload: boolean;
  /** Which part of which message it is: 3GPP TS 23.040 section 9.2.3.24.1. */
  part: { reference: number; of: number; number: number } | undefined;
};

function readMessage(pdu: object): Message | { status: number } {
  const parsed = submitRequest.safeParse(pdu);
  if (!parsed.success) return { status: commandStatus.submitFailed };
  const { source_addr, destination_addr, registered_delivery } = parsed.data;
  const text = (parsed.data.message_payload ?? parsed.data.short_message).message;
  if (text === '') return { status: commandStatus.invalidMessageLength };
  const to = parsePhone(`+${destination_addr}`);
  if (!to.ok) return { status: commandStatus.invalidDestination };
  // The lowest bit asks for a receipt whatever becomes of the message (section 5.2.17).
  const wantsReceipt = (registered_delivery & 1) === 1;
  const isPayload = parsed.data.message_payload !== undefined;
  const part = partIn(parsed.data.short_message.udh);
  return { from: source_addr, to: to.value, text, wantsReceipt, isPayload, part };
}

function partIn(headers: Uint8Array[] = []): Message['part'] {
  const header = headers.find(([kind, length]) => kind === 0x00 && length === 3);
  const [, , reference, of, number] = header ?? [];
  if (reference === undefined || of === undefined || number === undefined) return undefined;
  return { reference, of, number };
}

/** The text as the phone shows it: of parts, once all are there. */
function wholeOf({ from, to, text, part }: Message, parts: PartStore): string | undefined {
  if (!part) return text;
  const key = [from, to, part.reference, part.of].join(' ');
  const texts = parts.get(key) ?? Array.from({ length: part.of }, () => undefined);
  texts[part.number - 1] = text;
  parts.set(key, texts);
  if (texts.includes(undefined)) return undefined;
  parts.delete(key);
  return texts.join('');
}

function receiptsOf(message: Message, messageId: string, fault?: FaultName): Receipt[] {
  if (!message.wantsReceipt || fault === 'lostCallback') return [];
  const receipt: Receipt = {
    messageId: receiptedId(messageId, fault),
    hasTlvs: fault !== 'withoutTlvs',
    hasIdInText: fault !== 'withoutReceiptId',
    from: message.from,
    to: message.to,
    isDelivered: fault !== 'undeliverable',
    isForged: false,
    doneAt: new Date(Date.now() + (fault === 'clockSkew' ? dayMs : 0)),
  };
  if (fault === 'forgedCallback') {
    return [{ ...receipt, isDelivered: false, isForged: true }, receipt];
  }
  return fault === 'repeatedCallback' ? [receipt, receipt] : [receipt];
}

function receiptedId(messageId: string, fault?: FaultName): string {
  if (fault === 'wrongData') return newMessageId();
  if (fault === 'paddedReceipts') return messageId.padStart(20, '0');
  if (fault === 'decimalReceipts') return BigInt(`0x${messageId}`).toString().padStart(20, '0');
  return messageId;
}

function newMessageId(): string {
  return randomBytes(8).toString('hex');
}
