import { numberingPlan, numberType, singleMessageLength, ucs2 } from './wire.ts';

/**
 * The fields of submit_sm (SMPP 3.4 section 4.4.1) for a text in UCS-2 with a receipt. A text that
 * does not fit one message goes as message_payload: the centre cuts it up itself, and gives one id
 * and one receipt for the whole.
 */
export function toSubmit({ from, to, text }: { from: string; to: string; text: string }): object {
  const fits = text.length <= singleMessageLength;
  return {
    ...sourceAddress(from),
    dest_addr_ton: numberType.international,
    dest_addr_npi: numberingPlan.isdn,
    destination_addr: to.replace(/^\+/, ''),
    registered_delivery: 1,
    data_coding: ucs2,
    ...(fits ? { short_message: text } : { message_payload: text }),
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
