import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Operation } from '../http/route.ts';

/** What every submission to a flow may be answered with. */
export const submissionAnswers: Operation['answers'] = {
  200: { description: 'The flow at its next waiting point', schema: 'Flow' },
  202: { description: 'Taken on, not answered yet: the flow tells the rest', schema: 'Flow' },
};

export const submissionProblems: readonly ProblemCode[] = [
  'SubmissionInProgress',
  'TooManySubmissions',
  'FlowEnded',
  'FlowExpired',
  'FlowCancelled',
  'IdempotencyKeyMalformed',
  'IdempotencyKeyReused',
];
