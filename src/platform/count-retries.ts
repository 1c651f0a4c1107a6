import type { WorkerInterceptors } from '@temporalio/worker';
import { Counter, type Registry } from 'prom-client';

/** Counts the tries of activities that were not the first one, by activity. */
export function countRetries(registry: Registry): WorkerInterceptors {
  const retries = new Counter({
    name: 'dinhdanh_activity_retries_total',
    help: 'Tries of activities after a first one that failed.',
    labelNames: ['activity'],
    registers: [registry],
  });
  return {
    activity: [
      ({ info: { activityType: activity, attempt } }) => ({
        inbound: {
          execute: (input, next) => {
            if (attempt > 1) retries.inc({ activity });
            return next(input);
          },
        },
      }),
    ],
  };
}
