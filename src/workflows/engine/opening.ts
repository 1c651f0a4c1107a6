import type { SavedFlow } from '../../db/flows/flows.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { FlowMethod } from '../../domain/flows/flows.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Shown } from '../../domain/steps/open-step.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { ActionOf, Submitted } from '../../domain/steps/submitted.ts';
import type { Rewriting } from './rewriting.ts';
import type { Signals } from './messages.ts';
import type { Writing } from './perform.ts';

/**
 * A step as it is opened: what it shows, for whom and until when it waits, and what it handles. What
 * it allows follows from its handlers.
 */
export type Opening<S extends StepName, T, M extends FlowMethod = FlowMethod> = {
  shows?: Shown<S>;
  /** The citizen, unless told. */
  waitingFor?: WaitingFor;
  /** When this wait ends, in milliseconds since the epoch: with the flow, unless told. */
  until?: number;
  /** The review that staff are waited for by: open for as long as the openings of a step name it. */
  reviewId?: string | undefined;
  on: Handlers<S, T, M>;
  /** What is done when nothing has come by a time (milliseconds since the epoch). */
  wake?: {
    at: () => number;
    run: () => Promise<Outcome<S, T, M>>;
    /** What that is, as operators read it beside the timer. */
    summary: string;
  };
  /** What a source has found wrong: for staff, in the audit. */
  findings?: readonly string[] | undefined;
  /** Set where an activity has written this very waiting point already. */
  written?: SavedFlow;
  /** Writes what belongs to it beside the flow's row, which a restore may have lost; may be repeated. */
  rewrite?: Writing<unknown>;
} & (
  | {
      /** What has brought the flow here, for the audit. */ event: string;
      problem?: undefined;
      isAccepted?: undefined;
    }
  | {
      /** Why the message at hand is refused; or, where it is accepted all the same, what the flow waits for. */
      problem: Refusal;
      isAccepted?: true;
      event?: string;
    }
);

/** What handling a message comes to: the step is done, stays as it is, or is opened anew. */
export type Outcome<S extends StepName, T, M extends FlowMethod = FlowMethod> =
  { done: T } | typeof stay | Opening<S, T, M>;

/** The step stays as it is: what has come says nothing to it. */
export const stay = { stays: true } as const;

/** The citizen's submission (with its Idempotency-Key), the step's actions, and what others tell. */
export type Handlers<S extends StepName, T, M extends FlowMethod = FlowMethod> = {
  submit?: (data: Submitted<S, M>, key: string) => Promise<Outcome<S, T, M>>;
} & { [A in ActionOf<S>]?: () => Promise<Outcome<S, T, M>> } & {
  [N in Exclude<keyof Signals, Rewriting>]?: (data: Signals[N]) => Promise<Outcome<S, T, M>>;
};

/** Stands for the handler that the next step will have. */
export function neverCalled(): Promise<never> {
  return Promise.reject(new Error('the step that follows has handlers of its own'));
}
