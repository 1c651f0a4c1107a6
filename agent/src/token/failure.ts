import type { DriverFailure } from './wire.ts';

/** PKCS#11 2.40 section 5.1, as far as it tells a citizen something other than "failed". */
const codes: Readonly<Record<string, DriverFailure['failure']>> = {
  CKR_PIN_INCORRECT: 'PinWrong',
  CKR_PIN_INVALID: 'PinWrong',
  CKR_PIN_LEN_RANGE: 'PinWrong',
  CKR_PIN_LOCKED: 'PinLocked',
  CKR_TOKEN_NOT_PRESENT: 'TokenAbsent',
  CKR_TOKEN_NOT_RECOGNIZED: 'TokenAbsent',
  CKR_DEVICE_REMOVED: 'TokenAbsent',
  CKR_SLOT_ID_INVALID: 'TokenAbsent',
  CKR_SESSION_HANDLE_INVALID: 'TokenAbsent',
  CKR_SESSION_CLOSED: 'TokenAbsent',
  CKR_FUNCTION_CANCELED: 'Cancelled',
};

/** A failure that we name ourselves. */
export class TokenFailure extends Error {
  readonly failure: DriverFailure;

  constructor(failure: DriverFailure) {
    super(failure.failure);
    this.failure = failure;
  }
}

/** Our name for what a driver threw. */
export function failureOf(error: unknown): DriverFailure {
  if (error instanceof TokenFailure) return error.failure;
  const text = error instanceof Error ? error.message : String(error);
  const name = /CKR_[A-Z_]+/.exec(text)?.[0];
  return { failure: codes[name ?? ''] ?? 'DriverFailed', reason: name ?? text };
}
