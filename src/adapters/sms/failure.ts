import { OutsideSystemError, type OutsideFailure } from '../outside-system-error.ts';
import { commandStatus } from './wire.ts';

/** Statuses that pass by themselves. */
const passing = new Set<number>([
  commandStatus.notBound,
  commandStatus.systemError,
  commandStatus.queueFull,
  commandStatus.submitFailed,
  commandStatus.throttled,
  commandStatus.temporaryError,
]);

/** Statuses that this very message would meet again. */
const final = new Set<number>([
  commandStatus.invalidMessageLength,
  commandStatus.invalidDestination,
  commandStatus.invalidDestinationType,
  commandStatus.invalidDestinationPlan,
]);

/**
 * A command status other than 0 (SMPP 3.4 section 5.1.3). What is neither passing nor final is of
 * the settings (credentials, sender) or the centre's own: an operator can put it right.
 */
export function statusFailure(command: string, status: number): OutsideSystemError {
  const message = `${command} answered with status 0x${status.toString(16)}`;
  if (passing.has(status)) return smsFailure('down', message);
  return smsFailure('refused', message, { retryable: !final.has(status) });
}

/** A failure of the SMS centre; it can be tried again unless told otherwise. */
export function smsFailure(
  reason: OutsideFailure,
  message: string,
  { retryable = true, cause }: { retryable?: boolean; cause?: unknown } = {},
): OutsideSystemError {
  return new OutsideSystemError({ system: 'sms', reason, message, retryable, cause });
}
