import type { Text } from '../flows/text.ts';

/**
 * What a client can do next. In `href`, `{id}` stands for the flow's id and `{start}` for the path
 * that starts the flow's method again.
 */
export type NextAction = {
  readonly action: string;
  readonly href: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
};

/** One row of the table of problems: its HTTP status, its texts and the ways on from it. */
export type Problem = {
  readonly status: number;
  /** The fact, in a few words; the same for every occurrence. */
  readonly title: Text;
  /** What happened, in the guide's words, and what to do next. */
  readonly detail: Text;
  readonly nextActions: readonly NextAction[];
};
