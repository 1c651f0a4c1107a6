/** The status codes of TS 102 204 that this provider answers with, and their names. */
const statuses: Readonly<Record<number, string>> = {
  100: 'REQUEST_OK',
  101: 'WRONG_PARAM',
  104: 'UNAUTHORIZED_ACCESS',
  208: 'EXPIRED_TRANSACTION',
  209: 'OTA_ERROR',
  401: 'USER_CANCEL',
  402: 'PIN_NR_BLOCKED',
  403: 'CARD_BLOCKED',
  404: 'NO_KEY_FOUND',
  406: 'PB_SIGNATURE_PROCESS',
  500: 'SIGNATURE',
  501: 'REVOKED_CERTIFICATE',
  504: 'OUTSTANDING_TRANSACTION',
  900: 'INTERNAL_ERROR',
};

export function nameOf(code: number): string {
  return statuses[code] ?? '';
}
