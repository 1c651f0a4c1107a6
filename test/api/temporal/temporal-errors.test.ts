import { describe, expect, test } from '@jest/globals';
import {
  ApplicationFailure,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { outcomeOfError } from '../../../src/api/temporal/temporal-errors.ts';

const failed = (cause: Error) => new WorkflowUpdateFailedError('Workflow Update failed', cause);
const named = (type: string) => failed(ApplicationFailure.nonRetryable(type, type));
const grpc = (code: number) => {
  const cause = Object.assign(new Error('rpc'), { code, details: 'rpc', metadata: {} });
  return new ServiceError('failed', { cause });
};

describe('what an error of Temporal means for a submission', () => {
  test.each([
    [
      'the validator names a problem',
      named('StepNotOpen'),
      { kind: 'rejected', code: 'StepNotOpen' },
    ],
    ['the workflow ended meanwhile', named('AcceptedUpdateCompletedWorkflow'), { kind: 'ended' }],
    [
      'no such workflow runs',
      new WorkflowNotFoundError('gone', 'id', undefined),
      { kind: 'ended' },
    ],
    [
      'the deadline has passed',
      new WorkflowUpdateRPCTimeoutOrCancelledError('late'),
      { kind: 'pending' },
    ],
    ['the deadline has passed on the wire', grpc(4), { kind: 'pending' }],
    ['the server refuses more', grpc(8), { kind: 'unavailable', code: 'Overloaded' }],
    ['the server is out of reach', grpc(14), { kind: 'unavailable', code: 'ServiceUnavailable' }],
  ])('%s', (_, error, outcome) => {
    expect(outcomeOfError(error)).toEqual(outcome);
  });

  test.each([
    ['a failure of no known name', named('constructor')],
    ['a failure without a name', failed(new Error('x'))],
    ['an argument that the server refuses', grpc(3)],
    ['anything else', new TypeError('x')],
  ])('%s is a bug, and thrown on', (_, error) => {
    expect(() => outcomeOfError(error)).toThrow(error);
  });
});
