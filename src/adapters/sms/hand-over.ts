import { OutsideSystemError } from '../outside-system-error.ts';
import { randomInt } from 'node:crypto';
import { CommandStatusError, smsFailure } from './failure.ts';
import type { SmsSession } from './session.ts';
import { type Message, partsOf, toSubmit } from './submit.ts';
import { commandStatus, singleMessageLength, submitAnswer } from './wire.ts';

/**
 * How a text that does not fit one message is handed over: as message_payload, which the centre cuts
 * up itself, or in parts that the phone puts together. A centre that refuses the first is seen to.
 */
export type LongTexts = 'payload' | 'parts';

/** Hands one message to a session and answers with the centre's id of it, by the time `until`. */
export type HandOver = (session: SmsSession, message: Message, until: number) => Promise<string>;

const lastReference = 255;

/** Hands messages over to one centre, and remembers how it takes long ones. */
export function createHandOver(longTexts: LongTexts): HandOver {
  let isInParts = longTexts === 'parts';
  let reference = randomInt(lastReference + 1);

  async function inParts(session: SmsSession, message: Message, until: number): Promise<string> {
    reference = (reference + 1) % (lastReference + 1);
    let id = '';
    // In order and one by one: a part that is not taken ends it. The last one's receipt is the whole's.
    for (const part of partsOf(message, reference)) id = await submit(session, part, until);
    return id;
  }

  return async (session, message, until) => {
    if (message.text.length <= singleMessageLength || !isInParts) {
      try {
        return await submit(session, toSubmit(message), until);
      } catch (error) {
        if (!isPayloadRefused(error) || message.text.length <= singleMessageLength) throw error;
        isInParts = true;
      }
    }
    return inParts(session, message, until);
  };
}

async function submit(session: SmsSession, fields: object, until: number): Promise<string> {
  const answer = await session.request('submit_sm', fields, until - performance.now());
  const parsed = submitAnswer.safeParse(answer);
  if (!parsed.success) throw smsFailure('malformed', 'submit_sm answered without a message id');
  return parsed.data.message_id;
}

/** The statuses of optional parameters, or of a short_message of no length. */
function isPayloadRefused(error: unknown): boolean {
  const cause = error instanceof OutsideSystemError ? error.cause : undefined;
  if (!(cause instanceof CommandStatusError)) return false;
  const { firstOfOptional, lastOfOptional, invalidMessageLength } = commandStatus;
  const { status } = cause;
  return (status >= firstOfOptional && status <= lastOfOptional) || status === invalidMessageLength;
}
