import express, { type Request, type RequestHandler, type Response } from 'express';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { Refused } from './refused.ts';
import type { Upload } from './upload.ts';

/**
 * The largest JSON body of ours is a statement: 5,000 characters, each with the marks of its letter. Compressed
 * ones are refused: none is so large.
 */
const json = express.json({
  limit: '32kb',
  inflate: false,
  strict: true,
  type: 'application/json',
});
/** Above the largest message of a provider that we read; whatever is larger is refused unread. */
const bytes = express.raw({ limit: '64kb', inflate: false, type: () => true });

/** A body that is not there by then is given up. It has a few kB: the slowest line takes less. */
const bodyTimeoutMs = 5_000;

/** Parses a JSON body, undefined when there is none; a body of any other type is refused. */
export async function readJson(request: Request, response: Response): Promise<unknown> {
  await run(json, request, response);
  const { headers } = request;
  const body: unknown = request.body;
  const hasBody =
    headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (hasBody && body === undefined) throw new Refused('UnsupportedMediaType');
  return body;
}

/** Reads a body of any type; one that is too large is refused under the code given. */
export async function readBytes(
  request: Request,
  response: Response,
  tooLarge: ProblemCode,
): Promise<Buffer> {
  try {
    await run(bytes, request, response);
  } catch (error) {
    throw isTooLarge(error) ? new Refused(tooLarge) : error;
  }
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.of();
}

/** Reads a file of one of the types that are taken; one that its header says is too large is not read. */
export async function readFile(
  request: Request,
  response: Response,
  { types, largestBytes: limit, timeoutMs, tooLarge, unknownType }: Upload,
): Promise<Buffer> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(type)) throw new Refused(unknownType);
  const file = express.raw({ limit, inflate: false, type: () => true });
  try {
    await run(file, request, response, timeoutMs);
  } catch (error) {
    throw isTooLarge(error) ? new Refused(tooLarge) : error;
  }
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.of();
}

function run(
  parser: RequestHandler,
  request: Request,
  response: Response,
  timeoutMs = bodyTimeoutMs,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      response.set('Connection', 'close'); // the rest of the body is not waited for
      reject(new Refused('BodyTooSlow'));
    }, timeoutMs);
    void parser(request, response, (error?: unknown) => {
      clearTimeout(late);
      if (error instanceof Error) reject(error);
      else resolve();
    });
  });
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'type') === 'entity.too.large';
}
