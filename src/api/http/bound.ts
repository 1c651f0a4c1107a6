import type { IncomingHttpHeaders } from 'node:http';
import type { ApiRequest } from './route.ts';

/** What is known of a request before its body is read. */
export type Unread = Pick<ApiRequest, 'networks' | 'reader'> & { headers: IncomingHttpHeaders };

/** How many requests of a route are served at once, besides what is served of all. */
export type Bound = {
  /** Throws `Refused` for one that would find no place, before anything is done for it. */
  check: (request: Unread) => void;
  /** Takes its place, once it is all there, or throws `Refused`; answers the way to give it back. */
  enter: (request: Unread) => () => void;
};
