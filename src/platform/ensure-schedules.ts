import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';

const workflowType = 'lockInactiveAccounts';

/** Each day at an hour at which people are not woken by what they are told. */
function inactivity(taskQueue: string): ScheduleOptions {
  return {
    scheduleId: 'inactivity',
    spec: { calendars: [{ hour: 9 }], timezone: 'Asia/Ho_Chi_Minh' },
    // Without arguments: what is sealed is sealed for one workflow, and each run is another one.
    action: { type: 'startWorkflow', workflowType, workflowId: workflowType, taskQueue },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
  };
}

/**
 * Makes the schedules of this installation as they are declared, whether they are there or not. One that
 * operators have paused stays paused.
 */
export async function ensureSchedules(
  { schedule }: Pick<Client, 'schedule'>,
  taskQueue: string,
): Promise<void> {
  const { scheduleId, ...declared } = inactivity(taskQueue);
  try {
    await schedule.create({ scheduleId, ...declared });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await schedule.getHandle(scheduleId).update(({ state }) => ({ ...declared, state }));
  }
}
