import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';

/** A message as it came; `messageId` is with its angle brackets. */
export type Received = { messageId: string; from: string; subject: string; text: string };

/** Reads a message (RFC 5322, MIME) as a citizen's program does. */
export async function readMessage(raw: Readable): Promise<Received> {
  const {
    messageId = '',
    from,
    subject = '',
    text = '',
  } = await PostalMime.parse(await buffer(raw));
  return {
    messageId,
    from: [from?.name, `<${from?.address ?? ''}>`].filter(Boolean).join(' '),
    subject,
    // Every text of a message ends its last line.
    text: text.replace(/\r?\n$/, ''),
  };
}
