import { OutsideSystemError, type OutsideSystem } from './outside-system-error.ts';

/** `json` is undefined where the body is no JSON; its shape is the caller's to check. */
export type HttpAnswer = { status: number; retryAfter: string | null; json: unknown };

type Failed = {
  system: OutsideSystem;
  /** Of which request, for operators. */
  what: string;
  answer: HttpAnswer;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether the request was about our own credentials alone. */
  isOfCredentials?: boolean;
};

/** What an answer means that is neither a success nor one of the operation's own refusals. */
export function failedAnswer(failed: Failed): OutsideSystemError {
  const { system, what, answer, now, isOfCredentials = false } = failed;
  const { status, retryAfter } = answer;
  const message = `${what} request answered with ${status}`;
  if (status === 408 || status === 429 || status >= 500) {
    const retryAfterSeconds = parseRetryAfter(retryAfter, now);
    const retryable = true;
    return new OutsideSystemError({
      system,
      reason: 'down',
      message,
      retryable,
      retryAfterSeconds,
    });
  }
  if (status < 400) return malformedAnswer(system, message);
  // Credentials, rights and addresses are settings: an operator can put them right while the
  // citizen waits. Any other refusal is of this very request and would be repeated.
  const retryable = isOfCredentials || status === 401 || status === 403 || status === 404;
  return new OutsideSystemError({ system, reason: 'refused', message, retryable });
}

export function malformedAnswer(system: OutsideSystem, message: string): OutsideSystemError {
  return new OutsideSystemError({ system, reason: 'malformed', message, retryable: true });
}

/** The network failed, or the other side is not who it should be. */
export function unreachable(
  system: OutsideSystem,
  message: string,
  cause: unknown,
): OutsideSystemError {
  return new OutsideSystemError({ system, reason: 'down', message, retryable: true, cause });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** RFC 9110 section 10.2.3: seconds or a date. */
function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
