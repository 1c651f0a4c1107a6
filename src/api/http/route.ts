import type { Response } from 'express';
import type { z } from 'zod';
import type { Text } from '../../domain/flows/text.ts';
import type { FlowKind } from '../../domain/flows/flow-kind.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Access } from './access/access.ts';
import type { Bound } from './bound.ts';
import type { Networks } from './networks.ts';
import type { Reader } from './present-problem.ts';
import type { Upload } from './upload.ts';

/** A request as every route's handler gets it, beside what the route has declared. */
export type ApiRequest = {
  params: Readonly<Record<string, string>>;
  /** The parsed JSON, where a body is declared: undefined when there was none. */
  json: unknown;
  /** The file's bytes, where an upload is declared; else empty. */
  file: Buffer;
  /** Where it comes from, in the widths that callers are counted in. */
  networks: Networks;
  reader: Reader;
  /** A signal that is aborted when the client has gone; made only for those who wait. */
  gone: () => AbortSignal;
  /** Gives back the place among the requests in flight, for one that only waits from now on. */
  leave: () => void;
};

/** A request that has passed the checks of its route, with what they have read. */
export type CheckedRequest<Checked, Body, Query, Headers, Key> = ApiRequest &
  Checked & {
    body: Body;
    query: Query;
    headers: Headers;
    /** A UUID in lower case. */
    idempotencyKey: Key;
  };

/** By name; one that comes several times is a list. */
export type AnswerHeaders = Record<string, string | string[]>;

/** What a route answers: JSON unless it is a page or writes the response itself. */
export type Answer = { status: number; headers?: AnswerHeaders } & (
  | { json?: unknown }
  | { text: string }
  | { file: Buffer }
  | { stream: (response: Response) => Promise<void> }
);

/** By status: what the answer is, the schema of its JSON, and its type where it is not JSON. */
export type Answers = Record<number, { description: string; schema?: z.ZodType; type?: string }>;

type AnswerTo<A extends Answers> = {
  [S in keyof A & number]: { status: S; headers?: AnswerHeaders } & Content<A[S]>;
}[keyof A & number];

type Content<D> = D extends { type: 'text/event-stream' }
  ? { stream: (response: Response) => Promise<void> }
  : D extends { type: 'application/octet-stream' }
    ? { file: Buffer }
    : D extends { type: string }
      ? { text: string }
      : D extends { schema: z.ZodType<infer T> }
        ? { json: T }
        : unknown;

type KeyRule = 'required' | 'optional' | 'none';
type KeyBy<Rule extends KeyRule> = {
  required: string;
  optional: string | undefined;
  none: undefined;
}[Rule];

/** Each parameter by its name, with the schema that reads its text. */
type Parameters<T> = { [Name in keyof T]: z.ZodType<T[Name]> };

/**
 * One route: what is served, to whom, and what the document says of it. The checks are made in the
 * order of the members here; the handler gets what they have read.
 */
type Declaration<Checked extends object, Body, Query, Headers, Rule extends KeyRule, A> = {
  method: 'get' | 'post' | 'delete';
  /** As in OpenAPI: `/v1/flows/{id}`. */
  path: string;
  access: Access<Checked>;
  /** How many are served at once, where they are not to take the places of other requests. */
  bound?: Bound;
  /** Query parameters; `HeaderInvalid` for one that its schema refuses. */
  query?: Parameters<Query>;
  /** Headers that the handler reads, likewise. */
  headers?: Parameters<Headers>;
  idempotencyKey?: Rule;
  /** The JSON of the body; `ValidationFailed` with every field that its schema refuses. */
  body?: z.ZodType<Body>;
  /** The body is one of these, by what only the handler can find out: it calls `parseRequest`. */
  bodies?: readonly z.ZodType[];
  /** The body is a file: read once the caller is known, in a place of the route's bound. */
  upload?: Upload;
  answers: A;
  /** What the handler refuses; what the checks refuse goes without saying. */
  refusals: readonly ProblemCode[];
  /** Name, place and title in the document; a route without it is a page, and not in it. */
  operation?: {
    id: string;
    tag: 'catalogue' | FlowKind | 'flow' | 'account' | 'staff' | 'callback' | 'operations';
    summary: Text;
  };
};

type Read = Record<string, unknown>;

/** A route as it is mounted and described: what its declaration says, checks included. */
export type Route = Declaration<object, unknown, Read, Read, KeyRule, Answers> & {
  // A method, so that each route may want more of its request than all of them have.
  handle(
    request: CheckedRequest<object, unknown, Read, Read, string | undefined>,
  ): Promise<Answer> | Answer;
};

/** Declares a route; its handler's request and answers have the types of what is declared. */
export function route<
  Checked extends object,
  const A extends Answers,
  Body = undefined,
  Query extends object = object,
  Headers extends object = object,
  Rule extends KeyRule = 'none',
>(
  declaration: Declaration<Checked, Body, Query, Headers, Rule, A> & {
    handle: (
      request: CheckedRequest<Checked, Body, Query, Headers, KeyBy<Rule>>,
    ) => Promise<AnswerTo<NoInfer<A>>> | AnswerTo<NoInfer<A>>;
  },
): Route;
export function route(declaration: Route): Route {
  return declaration;
}
