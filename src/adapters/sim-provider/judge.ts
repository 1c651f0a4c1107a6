import { OutsideSystemError } from '../outside-system-error.ts';
import { failure, type SoapAnswer } from './transport.ts';
import { answerBounds, readBounded } from './wire-bounds.ts';
import { readMessage, type MssContent } from './wire-answer.ts';
import { statusOf, type StatusMeaning } from './wire-status.ts';

/** What the answer must be about, so that another's is not taken for ours. */
export type Expected = { name: string; apId: string; apTransId: string };
export type Judged = {
  meaning: Exclude<StatusMeaning, 'not_authorized' | 'request_refused' | 'provider_down'>;
  /** Undefined for a fault. */
  content: MssContent | undefined;
};

/**
 * What an answer says of a transaction or of a SIM.
 * @throws OutsideSystemError when it says nothing of either.
 */
export function judge(answer: SoapAnswer, expected: Expected): Judged {
  const bounded = readBounded(answer.body, answerBounds);
  const read = bounded.ok ? readMessage(bounded.text) : bounded;
  if (!read.ok) throw unread(answer.status, read.code);
  const { message } = read;
  const content = message.kind === 'message' ? message.content : undefined;
  if (content && !isExpected(content, expected)) {
    throw failure('malformed', 'the answer is about something else');
  }
  const code = message.kind === 'message' ? message.content.status : message.code;
  return { meaning: meaningOf(code), content };
}

function isExpected(content: MssContent, { name, apId, apTransId }: Expected): boolean {
  return content.name === name && content.apId === apId && content.apTransId === apTransId;
}

function meaningOf(code: number | undefined): Judged['meaning'] {
  const status = code === undefined ? undefined : statusOf(code);
  if (!status) throw failure('malformed', `status ${String(code)} is not known`);
  const { meaning, name } = status;
  if (meaning === 'provider_down') throw failure('down', name);
  if (meaning === 'not_authorized') throw refused(name, true);
  if (meaning === 'request_refused') throw refused(name, false);
  return meaning;
}

/** Where there is no SOAP, what HTTP says: RFC 9110 section 15. */
function unread(status: number, code: string): OutsideSystemError {
  const message = `${code}, HTTP status ${status}`;
  if (status === 408 || status === 429 || status >= 500) return failure('down', message);
  if ([401, 403, 404].includes(status)) return refused(message, true);
  return failure('malformed', message);
}

/** An error that only a change of our request or of our settings ends. */
export function refused(message: string, retryable: boolean): OutsideSystemError {
  return new OutsideSystemError({ system: 'sim_provider', reason: 'refused', message, retryable });
}
