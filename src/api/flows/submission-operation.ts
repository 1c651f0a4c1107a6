import { ofSession } from '../../domain/account/of-session.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { flowAnswer } from './flow-answer.ts';

/** What every submission to a flow may be answered with. */
export const submissionAnswers = {
  200: { description: 'The flow at its next waiting point', schema: flowAnswer },
  202: { description: 'Taken on, not answered yet: the flow tells the rest', schema: flowAnswer },
} as const;

/** What every submission to a flow may be refused as. */
export const submissionProblems: readonly ProblemCode[] = [
  'SubmissionInProgress',
  'TooManySubmissions',
  'FlowCompleted',
  'ProcessingDelayed',
  'FlowEnded',
  'FlowExpired',
  'FlowCancelled',
  'IdempotencyKeyReused',
];

/** The same of a flow that is under way: it may be one that a session makes. */
export const stepProblems: readonly ProblemCode[] = [...submissionProblems, ...ofSession];
