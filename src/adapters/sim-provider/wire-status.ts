import type { SimRefusal } from '../../domain/proofs/sim-refusals.ts';

/**
 * What a status code of TS 102 204 (clause "status codes"; the extensions of its schemas among
 * them) says: of the transaction, of the citizen's SIM, or of us and the provider.
 */
export type StatusMeaning =
  | 'accepted'
  | 'pending'
  | 'signed'
  | 'no_transaction'
  | SimRefusal
  /** We have no right to ask so: an operator can put it right while the citizen waits. */
  | 'not_authorized'
  /** This very request is at fault, and would be again. */
  | 'request_refused'
  /** The provider cannot do it now. */
  | 'provider_down';

export type MssStatus = { name: string; meaning: StatusMeaning };

const statuses = new Map<number, MssStatus>([
  [100, { name: 'REQUEST_OK', meaning: 'accepted' }],
  [101, { name: 'WRONG_PARAM', meaning: 'no_transaction' }],
  [102, { name: 'MISSING_PARAM', meaning: 'request_refused' }],
  [103, { name: 'WRONG_DATA_LENGTH', meaning: 'request_refused' }],
  [104, { name: 'UNAUTHORIZED_ACCESS', meaning: 'not_authorized' }],
  [105, { name: 'UNKNOWN_CLIENT', meaning: 'unknown_number' }],
  [106, { name: 'HANDSHAKE_REQUIRED', meaning: 'not_authorized' }],
  [107, { name: 'INAPPROPRIATE_DATA', meaning: 'request_refused' }],
  [108, { name: 'INCOMPATIBLE_INTERFACE', meaning: 'not_authorized' }],
  [109, { name: 'UNSUPPORTED_PROFILE', meaning: 'not_authorized' }],
  [208, { name: 'EXPIRED_TRANSACTION', meaning: 'timed_out' }],
  [209, { name: 'OTA_ERROR', meaning: 'phone_off' }],
  [401, { name: 'USER_CANCEL', meaning: 'cancelled' }],
  [402, { name: 'PIN_NR_BLOCKED', meaning: 'pin_blocked' }],
  [403, { name: 'CARD_BLOCKED', meaning: 'card_blocked' }],
  [404, { name: 'NO_KEY_FOUND', meaning: 'no_key' }],
  [405, { name: 'NO_URL_FOUND', meaning: 'no_key' }],
  [406, { name: 'PB_SIGNATURE_PROCESS', meaning: 'busy' }],
  [407, { name: 'REGISTRATION_NOK', meaning: 'no_key' }],
  [422, { name: 'NO_CERT_FOUND', meaning: 'no_key' }],
  [423, { name: 'CRL_PB', meaning: 'provider_down' }],
  [424, { name: 'CRL_EXPIRED', meaning: 'provider_down' }],
  [425, { name: 'ERROR_CERTIFICATE', meaning: 'certificate_unusable' }],
  [500, { name: 'SIGNATURE', meaning: 'signed' }],
  [501, { name: 'REVOKED_CERTIFICATE', meaning: 'revoked' }],
  [502, { name: 'VALID_SIGNATURE', meaning: 'signed' }],
  [503, { name: 'INVALID_SIGNATURE', meaning: 'signature_invalid' }],
  [504, { name: 'OUTSTANDING_TRANSACTION', meaning: 'pending' }],
  [600, { name: 'CONSTRAINT_MISMATCH', meaning: 'request_refused' }],
  [701, { name: 'ROAMING_HEADER_BLOCK_IS_MISSING', meaning: 'not_authorized' }],
  [702, { name: 'IDENTITY_ISSUER_HEADER_IS_MISSING', meaning: 'not_authorized' }],
  [703, { name: 'HOME_MSSP_HEADER_BLOCK_IS_MISSING', meaning: 'not_authorized' }],
  [710, { name: 'APPROPRIATE_INPUT_INFO_IS_MISSING', meaning: 'not_authorized' }],
  [720, { name: 'VALIDITY_DATE_OF_TXN_HAS_EXPIRED', meaning: 'timed_out' }],
  [750, { name: 'UNABLE_TO_PROVIDE_RE_SERVICES', meaning: 'provider_down' }],
  [760, { name: 'UNABLE_TO_PROVIDE_II_SERVICES', meaning: 'provider_down' }],
  [770, { name: 'UNABLE_TO_PROVIDE_VE_SERVICES', meaning: 'provider_down' }],
  [780, { name: 'UNABLE_TO_PROVIDE_SERVICES', meaning: 'provider_down' }],
  [900, { name: 'INTERNAL_ERROR', meaning: 'provider_down' }],
]);

/** What codes of these hundreds are about, also those that a provider has added: a transaction's end. */
const ofTransactions: readonly number[] = [2, 4, 5];
const ended: MssStatus = { name: 'ENDED_OTHERWISE', meaning: 'order_refused' };

/**
 * The name and the meaning of a status code. A code of a second level (4011) says no more than its
 * first three digits. One that nobody has defined has ended the transaction where its kind does, and
 * would say so again and again; else it is undefined.
 */
export function statusOf(code: number): MssStatus | undefined {
  const digits = code > 999 ? Math.floor(code / 10) : code;
  const isEnd = ofTransactions.includes(Math.floor(digits / 100));
  return statuses.get(digits) ?? (isEnd ? ended : undefined);
}
