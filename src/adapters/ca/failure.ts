import { OutsideSystemError, type OutsideFailure } from '../outside-system-error.ts';

/**
 * Why a CA's word on a certificate is not there. Every one may be over at the next try: a CA that
 * answers nonsense, or with a wrong clock, is put right by its people.
 */
export function caFailure(
  reason: OutsideFailure,
  message: string,
  cause?: unknown,
): OutsideSystemError {
  return new OutsideSystemError({ system: 'ca', reason, message, retryable: true, cause });
}
