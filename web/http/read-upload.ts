import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request, Response } from 'express';
import { largestEvidence } from '../../src/domain/dispute/evidence.ts';
import type { PostedFile } from './posted-form.ts';
import { WebFailure } from './web-failure.ts';

/** What stands before the file; it is there at once, or not at all. */
export type UploadForm = { fields: Record<string, string>; file: PostedFile | null };

const limits = {
  fields: 10,
  fieldNameSize: 40,
  fieldSize: 200,
  files: 1,
  parts: 11,
  headerPairs: 10,
  headerSize: 2_048,
  // One more than is taken: the API sees that it is too large, rather than a file that is cut.
  fileSize: largestEvidence + 1,
};
const fieldsMs = 5_000;

/**
 * Reads a form with a file (RFC 7578) as far as the file begins, which stays where it is until somebody
 * reads its stream: nothing of it is kept here. Fields after it count for nothing. Throws `WebFailure`.
 */
export function readUpload(request: Request, response: Response): Promise<UploadForm> {
  const parser = parserFor(request);
  // What nobody has wanted is let go, so that the browser comes to the answer.
  response.once('finish', () => {
    request.unpipe(parser);
    request.resume();
  });
  const fields: Record<string, string> = {};
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(late);
      done();
    };
    const refuse = (): void => {
      settle(() => {
        reject(new WebFailure(400));
      });
    };
    const late = setTimeout(refuse, fieldsMs);
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (_name, stream, fileName, _encoding, type) => {
      settle(() => {
        resolve({ fields, file: fileOf(stream, fileName, type) });
      });
    });
    parser.on('finish', () => {
      settle(() => {
        resolve({ fields, file: null });
      });
    });
    parser.on('error', refuse);
    request.once('aborted', refuse);
    request.pipe(parser);
  });
}

function parserFor(request: Request): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data *;/i.test(type)) throw new WebFailure(415);
  try {
    return new Busboy({ headers: { ...request.headers, 'content-type': type }, limits });
  } catch {
    throw new WebFailure(400); // without a boundary, say
  }
}

/** A browser sends a file without a name where none was chosen. */
function fileOf(stream: Readable, fileName: string, type: string): PostedFile | null {
  if (fileName !== '') return { stream, type };
  stream.resume();
  return null;
}
