import {
  numberingPlan,
  numberType,
  partLength,
  singleMessageLength,
  ucs2,
  userDataHeader,
} from './wire.ts';

/** `to` is E.164 with its plus. */
export type Message = { from: string; to: string; text: string };

/**
 * The fields of submit_sm (SMPP 3.4 section 4.4.1) for a text in UCS-2 with a receipt. A text that
 * does not fit one message goes as message_payload: the centre cuts it up itself, and gives one id
 * and one receipt for the whole.
 */
export function toSubmit(message: Message): object {
  const { text } = message;
  const fits = text.length <= singleMessageLength;
  return {
    ...withAddresses(message),
    registered_delivery: 1,
    ...(fits ? { short_message: text } : { message_payload: text }),
  };
}

/**
 * The same text in parts that the phone puts together (3GPP TS 23.040 section 9.2.3.24.1), under a
 * reference from 0 to 255; the receipt is of the last part. No character is cut in two.
 */
export function partsOf(message: Message, reference: number): object[] {
  const texts = cutUp(message.text);
  return texts.map((part, at) => ({
    ...withAddresses(message),
    esm_class: userDataHeader,
    registered_delivery: at === texts.length - 1 ? 1 : 0,
    short_message: {
      udh: Buffer.of(0x05, 0x00, 0x03, reference, texts.length, at + 1),
      message: part,
    },
  }));
}

function cutUp(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of text) {
    if (part.length + character.length > partLength) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

function withAddresses({ from, to }: Message): object {
  return {
    ...sourceAddress(from),
    dest_addr_ton: numberType.international,
    dest_addr_npi: numberingPlan.isdn,
    destination_addr: to.replace(/^\+/, ''),
    data_coding: ucs2,
  };
}

/** A name, as organisations in Vietnam register one with the carriers, or a short code. */
function sourceAddress(sender: string): object {
  return /^\d+$/.test(sender)
    ? {
        source_addr_ton: numberType.unknown,
        source_addr_npi: numberingPlan.isdn,
        source_addr: sender,
      }
    : {
        source_addr_ton: numberType.alphanumeric,
        source_addr_npi: numberingPlan.unknown,
        source_addr: sender,
      };
}
