import express, { type RequestHandler } from 'express';
import { Refused } from './refused.ts';

/** The largest body of ours is under 4 kB. */
const limit = '16kb';

/** Parses JSON bodies; a body of any other type is refused. Compressed ones too: none is so large. */
export function readJson(): RequestHandler[] {
  return [
    express.json({ limit, inflate: false, strict: true, type: 'application/json' }),
    (request, _response, next) => {
      const { headers } = request;
      const hasBody =
        headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
      next(hasBody && request.body === undefined ? new Refused('UnsupportedMediaType') : undefined);
    },
  ];
}
