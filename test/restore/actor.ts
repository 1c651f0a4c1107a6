import type { FlowView } from '../support/portal.ts';
import type { Outside } from './drill-system.ts';

/** Which of the two was restored to the later moment. */
export type CaseName = 'same' | 'temporalAhead' | 'oursAhead';

/**
 * Somebody of the drill. `before` comes until the moment T, `after` between it and the later moment;
 * `goesOn` is what they meet after a restore, three times from the same memories: in words for the table,
 * and it throws where a rule is broken.
 */
export type Actor = {
  name: string;
  /** Begins last before T, and is over soon after it. */
  isTimed?: true;
  before: (system: Outside) => Promise<void>;
  after: (system: Outside) => Promise<void>;
  goesOn: (system: Outside, name: CaseName) => Promise<string>;
  /** The flow that row and workflow are compared of. */
  flow: () => FlowView | undefined;
};
