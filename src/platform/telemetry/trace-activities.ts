import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { flowNames, rowOf } from '../../domain/flows/flows.ts';
import type { FlowPlaces } from './flow-places.ts';
import type { Tracing } from './tracing.ts';

const nameOf = new Map(flowNames.map((name) => [rowOf(name).workflow, name]));

/** A span for each try of an activity of a flow; what it asks outside systems is within it. */
export function traceActivities(tracing: Tracing, places: FlowPlaces): ActivityInterceptorsFactory {
  return ({ info }) => ({
    inbound: {
      execute: async (input, next) => {
        const flowId = info.workflowExecution?.workflowId;
        const name = nameOf.get(info.workflowType ?? '');
        if (flowId === undefined || name === undefined) return next(input);
        const scope = tracing.begin(flowId);
        const from = tracing.now();
        const step = places.stepOf(flowId);
        const attributes = {
          'dinhdanh.activity': info.activityType,
          'dinhdanh.activity.attempt': info.attempt,
          'dinhdanh.activity.local': info.isLocal,
          'dinhdanh.flow.kind': name.kind,
          'dinhdanh.flow.method': name.method,
          ...(step !== undefined && { 'dinhdanh.flow.step': step }),
        };
        const end = (failure?: string): void => {
          const span = { name: `activity ${info.activityType}`, kind: 'INTERNAL' } as const;
          tracing.end(scope, { ...span, from, to: tracing.now(), attributes, failure });
        };
        try {
          const result = await tracing.within(scope, () => next(input));
          end();
          return result;
        } catch (error) {
          end(failureTypeOf(error));
          throw error;
        }
      },
    },
  });
}

/** By its type alone: a message may hold what nobody has looked through. */
function failureTypeOf(error: unknown): string {
  if (error instanceof ApplicationFailure && error.type) return error.type;
  return error instanceof Error ? error.name : 'Error';
}
