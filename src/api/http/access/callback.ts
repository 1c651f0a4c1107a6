import type { IncomingHttpHeaders } from 'node:http';
import type { ProblemCode } from '../../../domain/problems/problems.ts';
import type { Access } from './access.ts';

/** Another system that calls us, and how its messages show that they are its own. */
export type Sender<Message extends object> = {
  /** Media type of its messages. */
  type: string;
  /** What a message that is too large is refused as; `BodyTooLarge` unless its protocol has a word. */
  tooLarge?: ProblemCode;
  /** Reads a message; throws `Refused` for one that is not the sender's. */
  authenticate: (message: Buffer, headers: IncomingHttpHeaders) => Message | Promise<Message>;
  refusals: readonly ProblemCode[];
};

/**
 * For one other system alone: the handler gets the `message` that the sender has shown to be its own.
 * Compressed messages are refused.
 */
export function callback<Message extends object>({
  type,
  tooLarge = 'BodyTooLarge',
  authenticate,
  refusals,
}: Sender<Message>): Access<{ message: Message }> {
  return {
    message: { type, tooLarge },
    refusals: [tooLarge, 'BodyTooSlow', 'UnsupportedMediaType', ...refusals],
    check: async ({ message, headers }) => ({ message: await authenticate(message, headers) }),
  };
}
