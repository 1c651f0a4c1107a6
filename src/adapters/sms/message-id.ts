/**
 * In which base a centre writes the ids of messages. `same`: the receipt has it as the answer had it;
 * `hex_answers`: hexadecimal in submit_sm_resp and decimal in receipts; `hex_receipts`: the reverse.
 * It cannot be seen in an id of digits alone, so a centre must be described.
 */
export type MessageIdDialect = 'same' | 'hex_answers' | 'hex_receipts';

/** The id of an answer, in the one spelling by which its receipt is found. */
export function answeredId(id: string, dialect: MessageIdDialect): string {
  return canonical(dialect === 'hex_answers' ? decimal(id) : id);
}

/** The id of a receipt, likewise. */
export function receiptedId(id: string, dialect: MessageIdDialect): string {
  // Some centres have it hexadecimal in the TLV and decimal in the text: letters tell.
  const isHex = dialect === 'hex_receipts' || (dialect === 'hex_answers' && /[a-f]/i.test(id));
  return canonical(isHex ? decimal(id) : id);
}

function decimal(id: string): string {
  return /^[\da-f]{1,64}$/i.test(id) ? BigInt(`0x${id}`).toString() : id;
}

/** A number without its padding and in one case; anything else as it is. */
function canonical(id: string): string {
  return /^[\da-f]+$/i.test(id) ? id.toLowerCase().replace(/^0+(?=.)/, '') : id;
}
