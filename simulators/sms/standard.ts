/** Command status values of SMPP 3.4 section 5.1.3 that this centre answers with. */
export const commandStatus = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommand: 0x03,
  notBound: 0x04,
  alreadyBound: 0x05,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  submitFailed: 0x45,
  throttled: 0x58,
  optionalParameterNotAllowed: 0xc1,
} as const;

/** International number (section 5.2.5) of the ISDN plan (5.2.6). */
export const international = 1;
export const isdn = 1;

/** esm_class (section 5.2.12) of a receipt. */
export const deliveryReceipt = 0b0000_0100;
