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

/** What operators are told of a flow. */
export type OperatorActivities = {
  /** Notes in the audit trail that a message to a flow came to nothing. */
  noteIgnored(input: NoteIgnored): Promise<void>;
};
