import type { IncomingHttpHeaders } from 'node:http';
import type { ProblemCode } from '../../../domain/problems/problems.ts';
import type { Networks } from '../networks.ts';

/** What an access sees: the request before anything of it is parsed. */
export type Unchecked = {
  /** The HTTP method, in upper case. */
  method: string;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  headers: IncomingHttpHeaders;
  /** Where it comes from. */
  networks: Networks;
  /** The body's bytes, where the access declares that it reads a `message`; else empty. */
  message: Buffer;
};

/**
 * Who may call a route: the check, what it may refuse, and what the document says of it. What the
 * check answers becomes members of the request that the route's handler gets.
 */
export type Access<Checked extends object> = {
  /** Throws `Refused` for whoever may not. */
  check: (request: Unchecked) => Checked | Promise<Checked>;
  refusals: readonly ProblemCode[];
  /** Security schemes of OpenAPI of which one will do, by the names that the document gives them. */
  security?: readonly { name: string; scheme: object }[];
  /** Whether whoever shows nothing is let in, too. */
  isOptional?: true;
  /** What stands in the path, where only the access reads it: JSON Schema, by name. */
  params?: Readonly<Record<string, object>>;
  /** Where callers are known by what they send: its media type, and the word for too much of it. */
  message?: { type: string; tooLarge: ProblemCode };
};
