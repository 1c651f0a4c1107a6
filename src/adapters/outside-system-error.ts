/** The systems outside that an adapter may speak of. */
export type OutsideSystem =
  | 'carrier'
  | 'sms'
  | 'email'
  | 'insurer'
  | 'sim_provider'
  | 'ca'
  | 'vietnam_post'
  | 'staff_provider';

/**
 * Why an outside system did not do what it was asked. `down`: not reachable, overloaded or failing;
 * `timeout`: no answer in time, so the work may or may not have been done; `malformed`: an answer
 * that breaks its protocol; `refused`: it understood and does not want to.
 */
export type OutsideFailure = 'down' | 'timeout' | 'malformed' | 'refused';

type Options = {
  system: OutsideSystem;
  reason: OutsideFailure;
  /** For operators; free of personal data and of secrets. */
  message: string;
  /** Whether the very same call can succeed later, perhaps after an operator has put something right. */
  retryable: boolean;
  /** Seconds after which the system itself asked to be tried again. */
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
};

/** The only error that a client of an outside system throws; their own codes end here. */
export class OutsideSystemError extends Error {
  override readonly name = 'OutsideSystemError';
  readonly system: OutsideSystem;
  readonly reason: OutsideFailure;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor({ system, reason, message, retryable, retryAfterSeconds, cause }: Options) {
    super(`${system} ${reason}: ${message}`, cause === undefined ? undefined : { cause });
    this.system = system;
    this.reason = reason;
    this.retryable = retryable;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
