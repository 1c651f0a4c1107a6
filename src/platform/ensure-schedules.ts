import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client';
import { type ScheduleId, scheduleIds, schedules } from '../domain/schedules.ts';

function declared(id: ScheduleId, taskQueue: string) {
  const { workflow, when, note } = schedules[id];
  const spec =
    'everyMinutes' in when
      ? { intervals: [{ every: when.everyMinutes * 60_000 }] }
      : { calendars: [when], timezone: 'Asia/Ho_Chi_Minh' };
  return {
    scheduleId: id,
    spec,
    // Without arguments: what is sealed is sealed for one workflow, and each run is another one.
    action: { type: 'startWorkflow', workflowType: workflow, workflowId: workflow, taskQueue },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
    state: { note },
  } satisfies ScheduleOptions;
}

/**
 * Makes the schedules of this installation as they are declared, whether they are there or not. One that
 * operators have paused stays paused, with what they have noted.
 */
export async function ensureSchedules(
  { schedule }: Pick<Client, 'schedule'>,
  taskQueue: string,
): Promise<void> {
  for (const id of scheduleIds) {
    const { scheduleId, state: noted, ...others } = declared(id, taskQueue);
    try {
      await schedule.create({ scheduleId, state: noted, ...others });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await schedule.getHandle(scheduleId).update(({ state }) => ({
        ...others,
        state: state.paused ? state : { ...state, ...noted },
      }));
    }
  }
}
