import type { FlowName } from '../../domain/flows/flows.ts';
import type { FlowRun } from './flow-run.ts';

/** A flow as its story, proofs and steps see it. */
export type Flow<N extends FlowName = FlowName> = Pick<
  FlowRun<N>,
  | 'name'
  | 'record'
  | 'sender'
  | 'settings'
  | 'language'
  | 'personal'
  | 'step'
  | 'passWith'
  | 'openWith'
  | 'endWith'
  | 'perform'
  | 'tryOnce'
  | 'askOutside'
  | 'askOutsideUpTo'
  | 'askOutsideOrStaff'
  | 'guard'
  | 'begin'
  | 'goBy'
  | 'extendDeadline'
  | 'endEarly'
>;
