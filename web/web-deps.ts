import type { IncomingMessage } from 'node:http';
import type { CheckSolver } from './bot-check/check-solver.ts';
import type { Sealer } from './http/draft.ts';
import type { Connections } from './http/transport.ts';
import type { WebSettings } from './http/web-settings.ts';
import type { Assets } from './build/assets.ts';

/** What the pages are handed. */
export type WebDeps = {
  settings: WebSettings;
  connections: Connections;
  sealer: Sealer;
  assets: Assets;
  /** What counts the bot checks that are worked out here, by the network of whoever asks. */
  solver: CheckSolver;
  networkOf: (request: IncomingMessage) => string;
  /** The streams of pages that wait. */
  streams: Streams;
  now: () => Date;
  /** One line a page: its route, never its address. */
  logPage: (line: PageLine) => void;
  /** What nobody has expected. */
  logError: (error: unknown, line: Pick<PageLine, 'method' | 'route'>) => void;
};

export type Streams = {
  /** Takes a place, and gives what leaves it; null where all are taken. */
  enter: () => (() => void) | null;
  /** Aborted when the process stops. */
  stopping: AbortSignal;
};

export type PageLine = {
  method: string;
  route: string;
  status: number;
  ms: number;
  problem?: string;
};
