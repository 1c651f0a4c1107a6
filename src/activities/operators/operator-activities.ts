import type { LostTime } from '../../db/flows/lost-time.ts';
import type { AnyFlow } from '../../domain/flows/flows.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';

/** Why a message to a flow came to nothing: what the flow refuses, or what the message is. */
export type WhyIgnored =
  ProblemCode | 'SignalUnknown' | 'SignalMisshapen' | 'SignalForeign' | 'DeadlineOutOfRange';

export type NoteIgnored = {
  flowId: string;
  /** The message's name where it is one of ours: what somebody else has thought up may be anything. */
  message: string;
  why: WhyIgnored;
  /** Which one it is in its flow: noted once, however often the activity runs. */
  number: number;
};

/** The flow, with its steps where they are not its method's usual ones. */
export type ReadLostTime = AnyFlow & {
  steps?: readonly StepName[] | undefined;
  /** RFC 3339. */
  since: string;
};

/** What operators are told of a flow, and what they tell it. */
export type OperatorActivities = {
  /** Notes in the audit trail that a message to a flow came to nothing. */
  noteIgnored(input: NoteIgnored): Promise<void>;
  /** Reads how long, since a moment, declared outages have kept a flow from what it needs. */
  readLostTime(input: ReadLostTime): Promise<LostTime>;
};
