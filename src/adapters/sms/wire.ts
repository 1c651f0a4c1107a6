import { z } from 'zod';

/** Command status values of SMPP 3.4 section 5.1.3 that have a meaning of their own to us. */
export const commandStatus = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommand: 0x03,
  notBound: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  submitFailed: 0x45,
  invalidDestinationType: 0x50,
  invalidDestinationPlan: 0x51,
  throttled: 0x58,
  temporaryError: 0x64,
  /** ESME_RINVOPTPARSTREAM to ESME_RINVOPTPARAMVAL: what is wrong with a TLV. */
  firstOfOptional: 0xc0,
  lastOfOptional: 0xc4,
} as const;

/** Type of number (section 5.2.5) and numbering plan (5.2.6). */
export const numberType = { unknown: 0, international: 1, alphanumeric: 5 } as const;
export const numberingPlan = { unknown: 0, isdn: 1 } as const;

/** UCS-2 (section 5.2.19): the alphabet for Vietnamese. */
export const ucs2 = 8;
/** UTF-16 code units in one message of the air interface (140 octets). */
export const singleMessageLength = 70;
/** The same of a part, less the six octets that tell which one it is. */
export const partLength = 67;
/** esm_class: the message begins with a user data header. */
export const userDataHeader = 0b0100_0000;
/** interface_version of SMPP 3.4; the package's own default is 5.0. */
export const interfaceVersion = 0x34;
/** esm_class (section 5.2.12): the bits of the message type, and a receipt among them. */
export const messageTypeMask = 0b0011_1100;
export const deliveryReceipt = 0b0000_0100;

/** submit_sm_resp: the id is at most 64 octets, and there only with status 0. */
export const submitAnswer = z.object({ message_id: z.string().min(1).max(64) });

/** A text as the package decodes it: a string unless the alphabet is unknown to it. */
const text = z.object({ message: z.string() });

/** deliver_sm, as far as a receipt needs it (section 4.6 and appendix B). */
export const deliverRequest = z.object({
  esm_class: z.number(),
  short_message: text.optional().catch(undefined),
  message_payload: text.optional().catch(undefined),
  receipted_message_id: z.string().min(1).optional().catch(undefined),
  message_state: z.number().optional().catch(undefined),
});
