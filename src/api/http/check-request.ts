import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { readIdempotencyKey, requireIdempotencyKey } from './idempotency-key.ts';
import { parseRequest } from './parse-request.ts';
import { Refused } from './refused.ts';
import type { ApiRequest, Route } from './route.ts';
import type { Upload } from './upload.ts';

/** A request as it comes in, its body not read yet. */
export type Received = Omit<ApiRequest, 'json' | 'file'> & {
  method: string;
  query: Readonly<Record<string, unknown>>;
  headers: IncomingHttpHeaders;
  /** Takes a place among the requests in flight, and one of a bound first; throws `Refused` without. */
  enter: (takeFirst?: () => () => void) => void;
  readJson: () => Promise<unknown>;
  readBytes: (tooLarge: ProblemCode) => Promise<Buffer>;
  readFile: (upload: Upload) => Promise<Buffer>;
};

/**
 * Makes the checks of a route, cheap ones first; throws `Refused` at the first that fails. The request
 * takes its place in flight once nothing of it is waited for any more.
 */
export async function checkRequest(
  { access, bound, query, headers, idempotencyKey, body, bodies, upload }: Route,
  { readJson, readBytes, readFile, enter, ...received }: Received,
): Promise<Parameters<Route['handle']>[0]> {
  const hasBody = body !== undefined || bodies !== undefined || upload !== undefined;
  const message = access.message ? await readBytes(access.message.tooLarge) : Buffer.of();
  const takeBound = bound && (() => bound.enter(received));
  if (!hasBody) enter(takeBound);
  const checked = await access.check({ ...received, message });
  bound?.check(received);
  const parameters = {
    query: readParameters(query, received.query),
    headers: readParameters(headers, received.headers),
    idempotencyKey: readKey(idempotencyKey, received.headers),
  };
  const json = hasBody && !upload ? await readJson() : undefined;
  const { file, place } = upload
    ? await readInPlace(() => readFile(upload), takeBound)
    : { file: Buffer.of(), place: takeBound };
  enter(place);
  return {
    ...received,
    ...checked,
    ...parameters,
    json,
    file,
    body: body && parseRequest(body, { json }),
  };
}

/**
 * Reads a file, which takes long and much memory, in a place of the route's bound; answers with the way to
 * keep that place while the file is worked on.
 */
async function readInPlace(
  read: () => Promise<Buffer>,
  takeBound: (() => () => void) | undefined,
): Promise<{ file: Buffer; place: (() => () => void) | undefined }> {
  const leave = takeBound?.();
  try {
    return { file: await read(), place: leave && (() => leave) };
  } catch (error) {
    leave?.();
    throw error;
  }
}

function readKey(rule: Route['idempotencyKey'], headers: IncomingHttpHeaders): string | undefined {
  if (rule === 'required') return requireIdempotencyKey(headers);
  return rule === 'optional' ? readIdempotencyKey(headers) : undefined;
}

/** Headers come in lower case, and have one name in whatever case. */
function readParameters(
  declared: Record<string, z.ZodType> = {},
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const read = Object.entries(declared).map(([name, schema]) => {
    const parsed = schema.safeParse(given[name] ?? given[name.toLowerCase()]);
    if (!parsed.success) throw new Refused('HeaderInvalid');
    return [name, parsed.data] as const;
  });
  return Object.fromEntries(read);
}
