import {
  ApplicationFailure,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import type { StepOutcome } from './flows.ts';

/** Status codes of gRPC by their numbers. */
const grpc = {
  ok: 0,
  cancelled: 1,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
};

/** Named by the server when a workflow ended with an update under way. */
const endedTypes = ['AcceptedUpdateCompletedWorkflow', 'AdmittedUpdateCompletedWorkflow'];

/**
 * `dropped`: something else came for the workflow while it worked on the update, and the server gave
 * both up; the same update is to be sent again.
 */
export type ErrorOutcome =
  | Exclude<StepOutcome, { kind: 'answer' | 'rejected' }>
  | { kind: 'rejected'; code: ProblemCode }
  | { kind: 'dropped' };

/** What an error of the Temporal client means for a submission; throws what is a bug. */
export function outcomeOfError(error: unknown): ErrorOutcome {
  if (error instanceof WorkflowUpdateFailedError) return outcomeOfFailure(error);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return { kind: 'pending' };
  if (error instanceof WorkflowNotFoundError) return { kind: 'ended' };
  if (error instanceof WorkflowExecutionAlreadyStartedError) return { kind: 'ended' };
  const code: number = grpcCode(error) ?? grpc.ok;
  switch (code) {
    case grpc.deadlineExceeded:
    case grpc.cancelled:
      return { kind: 'pending' };
    case grpc.notFound:
    case grpc.alreadyExists:
      return { kind: 'ended' };
    case grpc.failedPrecondition:
      return { kind: 'dropped' };
    case grpc.resourceExhausted:
      return { kind: 'unavailable', code: 'Overloaded' };
    case grpc.unavailable:
    case grpc.aborted:
      return { kind: 'unavailable', code: 'ServiceUnavailable' };
    default:
      throw error;
  }
}

/** The workflow's validator names a problem by its code (ApplicationFailure.type). */
function outcomeOfFailure(error: WorkflowUpdateFailedError): ErrorOutcome {
  const { cause } = error;
  const type = cause instanceof ApplicationFailure ? cause.type : undefined;
  if (isProblemCode(type)) return { kind: 'rejected', code: type };
  if (typeof type === 'string' && endedTypes.includes(type)) return { kind: 'ended' };
  throw error;
}

function isProblemCode(type: unknown): type is ProblemCode {
  return typeof type === 'string' && Object.hasOwn(problems, type);
}

function grpcCode(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && isGrpcServiceError(error.cause) ? error.cause.code : undefined;
}
