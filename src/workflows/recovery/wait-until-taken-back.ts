import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Writing } from '../engine/perform.ts';
import { isoTime } from '../engine/records.ts';
import type { RecoveryFlow } from './recovered.ts';

const step = 'waiting_period';

/**
 * Tells every contact of the account that it will be recovered, and waits for as long as one of them can
 * take that back; the database says whether one has, here and when the account is given back. After that
 * there is as much time for the password as there was for the counter.
 */
export async function waitUntilTakenBack(
  flow: RecoveryFlow<'counter'>,
  accountId: string,
): Promise<void> {
  const until = Date.now() + flow.settings.recovery.waitMs;
  flow.extendDeadline(until + flow.settings.reviewDeadlineMs);
  const wake = {
    at: () => until,
    run: async () => {
      await requireNotTakenBack(flow);
      return { done: null };
    },
    summary: 'The end of the time in which the recovery can be taken back',
  };
  const announce: Writing<{ outcome: string }> = (activities, next) =>
    activities.announceRecovery({ accountId, until: isoTime(until), next });
  await flow.step(step, async () => {
    const { result, opening } = await flow.openWith<typeof step, null, { outcome: string }>(
      step,
      () => ({ event: 'recovery.approved', until, on: {}, wake, rewrite: announce }),
      announce,
      { isWritten: ({ outcome }) => outcome === 'done' },
    );
    if (result.outcome !== 'done') throw new FinalRefusal({ code: 'AccountGone' });
    return opening;
  });
}

async function requireNotTakenBack(flow: RecoveryFlow): Promise<void> {
  const { id: flowId } = flow.record;
  const { takenBack } = await flow.perform((activities) => activities.readTakenBack({ flowId }));
  if (takenBack) throw new FinalRefusal({ code: 'RecoveryTakenBack' });
}
