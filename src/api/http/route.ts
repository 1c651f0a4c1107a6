import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Text } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { AnswerSchema } from '../openapi/answer-schemas.ts';
import type { Reader } from './present-problem.ts';

/** A request as routes see it: parsed, traced, with its reader. */
export type ApiRequest = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  headers: IncomingHttpHeaders;
  /** Parsed JSON, undefined when there was no body; checked by nobody yet. */
  body: unknown;
  ip: string;
  reader: Reader;
  /** A signal that is aborted when the client has gone; made only for those who wait. */
  gone: () => AbortSignal;
  /** Gives back the place among the requests in flight, for one that only waits from now on. */
  leave: () => void;
};

/** What a route answers: JSON unless it is a page or writes the response itself. */
export type Answer =
  | { status: number; headers?: Record<string, string>; json?: unknown }
  | { status: number; headers: Record<string, string>; text: string }
  | { stream: (response: Response) => Promise<void> };

/** One route: what is served and what the OpenAPI document says of it, in one place. */
export type Route = {
  method: 'get' | 'post' | 'delete';
  /** As in OpenAPI: `/v1/flows/{id}`. */
  path: string;
  /** Stable name of the operation; undefined keeps a page out of the document. */
  operation?: Operation;
  /** What a body is handed over as: JSON unless told; its bytes (a Buffer) where another system writes. */
  reads?: 'bytes';
  /** Refuses bytes that are too many, where the other system's protocol has a word of its own. */
  tooLarge?: ProblemCode;
  handle: (request: ApiRequest) => Promise<Answer> | Answer;
};

export type Operation = {
  id: string;
  tag: 'catalogue' | 'registration' | 'flow' | 'callback' | 'operations';
  summary: Text;
  /** Whether the flow's token is needed. */
  token?: true;
  idempotencyKey?: 'required' | 'optional';
  /** Name and meaning of each query parameter. */
  query?: Record<string, { schema: z.ZodType; description: string }>;
  headers?: Record<string, string>;
  body?: z.ZodType;
  /** By status: what the answer is, the name of its schema, and its type where it is not JSON. */
  answers: Record<number, { description: string; schema?: AnswerSchema; type?: string }>;
  problems: readonly ProblemCode[];
};
