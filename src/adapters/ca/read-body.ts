import { caFailure } from './failure.ts';

/** A body of at most so many bytes: whoever serves it says how long it is. */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > mostBytes) throw caFailure('malformed', `an answer of over ${mostBytes} bytes`);
    parts.push(part);
  }
  return Uint8Array.from(Buffer.concat(parts));
}
