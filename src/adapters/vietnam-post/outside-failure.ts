import { ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { failedAnswer, malformedAnswer } from '../http-answer.ts';
import { OutsideSystemError } from '../outside-system-error.ts';

/** What an error of a library means that is no flaw of a token: the Post did not answer as it should. */
export function outsideFailure(error: unknown): OutsideSystemError {
  if (error instanceof OutsideSystemError) return error;
  if (error instanceof WWWAuthenticateChallengeError) return failedResponse(error.response);
  if (error instanceof ResponseBodyError) {
    // Which credentials and rights we have is a setting: an operator can put it right meanwhile.
    const message = `refused as ${error.error}`;
    const reason = error.status >= 500 ? 'down' : 'refused';
    return new OutsideSystemError({ system: 'vietnam_post', reason, message, retryable: true });
  }
  const cause = error instanceof Error ? error.cause : undefined;
  // Our own fetch fails with what is said here already; openid-client wraps it.
  if (cause instanceof OutsideSystemError) return cause;
  if (cause instanceof Response) return failedResponse(cause);
  return malformed('an answer that breaks its protocol');
}

/** What a response means by its status alone. */
export function failedResponse({ status, headers }: Response): OutsideSystemError {
  return failedAnswer({
    system: 'vietnam_post',
    what: 'a',
    answer: { status, retryAfter: headers.get('retry-after'), json: undefined },
    now: Date.now(),
  });
}

export function malformed(message: string): OutsideSystemError {
  return malformedAnswer('vietnam_post', message);
}
