import type { Request, Response } from 'express';
import { z } from 'zod';
import { readFile } from '../api/http/read-body.ts';
import { Refused } from '../api/http/refused.ts';
import type { Upload } from '../api/http/upload.ts';

/** A page of a history is 4 MB at most, and a third more in base64. */
const body: Upload = {
  types: ['application/json'],
  largestBytes: 8 * 1024 * 1024,
  timeoutMs: 10_000,
  tooLarge: 'BodyTooLarge',
  unknownType: 'UnsupportedMediaType',
};
const mostPayloads = 2_000;

/** As protobuf's JSON has bytes; that of URLs, too. */
const base64 = z.string().regex(/^[A-Za-z0-9+/_-]*={0,2}$/);
const sentPayload = z.looseObject({
  metadata: z.record(z.string().max(256), base64).nullish(),
  data: base64.nullish(),
});
const several = z.object({ payloads: z.array(z.unknown()) });

/** A payload in protobuf's JSON, with whatever else it has. */
export type SentPayload = z.output<typeof sentPayload>;

/**
 * Reads the body of Temporal's codec protocol, `{"payloads": […]}`. Throws `Refused`: `MalformedJson`,
 * `PayloadsMalformed`, `TooManyPayloads`, or for a body that is too large or too slow.
 */
export async function readPayloads(request: Request, response: Response): Promise<SentPayload[]> {
  const sent = several.safeParse(parse(await readFile(request, response, body)));
  if (!sent.success) throw new Refused('PayloadsMalformed');
  const { payloads } = sent.data;
  // Before anything is made of each.
  if (payloads.length > mostPayloads) throw new Refused('TooManyPayloads');
  const read = z.array(sentPayload).safeParse(payloads);
  if (!read.success) throw new Refused('PayloadsMalformed');
  return read.data;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refused('MalformedJson');
  }
}
