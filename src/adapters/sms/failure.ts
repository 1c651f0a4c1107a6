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
  const isPassing = passing.has(status);
  const retryable = isPassing || !final.has(status);
  const told = { message, retryable, cause: new CommandStatusError(status) };
  return new OutsideSystemError({ system: 'sms', reason: isPassing ? 'down' : 'refused', ...told });
}

/** The command status behind a failure: a cause, since workflows know failures by the class's very name. */
export class CommandStatusError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`command status 0x${status.toString(16)}`);
    this.status = status;
  }
}

/** A failure of the SMS centre; it can be tried again unless told otherwise. */
export function smsFailure(
  reason: OutsideFailure,
  message: string,
  { retryable = true, cause }: { retryable?: boolean; cause?: unknown } = {},
): OutsideSystemError {
  return new OutsideSystemError({ system: 'sms', reason, message, retryable, cause });
}
