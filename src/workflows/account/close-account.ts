import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { type ChangeFlow, type Changer, changerOf, resultOf, standing } from './change.ts';

const step = 'closing';
type Flow = ChangeFlow<'closure'>;
type End = 'closed' | 'taken_back';
type Waits = Opening<typeof step, End, 'closure'>;

/**
 * Closing of the account (product.md 3): all sessions end at once, and for some days whoever signs in,
 * follows the link in the message, or cancels this flow takes it back. Then what is held is erased.
 */
export async function closeAccount(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'closure' }, input, async (flow) => {
    await flow.begin();
    const changer = await changerOf(flow, input.change);
    const waits = await askToClose(flow, changer);
    // The session that has asked is over by design.
    flow.guard = null;
    const end = await takingBack(flow, changer, () => flow.step(step, waits));
    if (end === 'taken_back') flow.endEarly('cancelled', 'citizen');
  });
}

/** A cancellation that comes meanwhile waits: what has begun is taken back, what has not is not begun. */
function askToClose(flow: Flow, changer: Changer): Promise<Waits> {
  return CancellationScope.nonCancellable(async () => {
    const { afterMs } = flow.settings.closing;
    const closesAt = Date.now() + afterMs;
    // Should nothing run on that day, there is time left to do it.
    flow.extendDeadline(closesAt + flow.settings.reviewDeadlineMs);
    const { result, opening } = await flow.openWith(
      step,
      () => untilClosed(flow, changer, closesAt),
      (activities, next) =>
        activities.beginClosing({ session: changer.session, closesAt: isoTime(closesAt), next }),
      { isWritten: ({ outcome }) => outcome === 'done' },
    );
    switch (standing(result)?.outcome) {
      case undefined:
        return opening;
      case 'proof_stale':
        throw new FinalRefusal({ code: 'FreshProofRequired' });
      case 'closing_already':
        throw new FinalRefusal({ code: 'ClosingAlready' });
    }
  });
}

/** Looks now and then whether somebody has signed in, which takes it back without telling the flow. */
function untilClosed(flow: Flow, { account }: Changer, closesAt: number): Waits {
  const { lookEveryMs } = flow.settings.closing;
  const closing = { flowId: flow.record.id, accountId: account.id };
  let lookAt = Date.now() + lookEveryMs;
  const look = async (): Promise<Outcome<typeof step, End, 'closure'>> => {
    if (Date.now() >= closesAt) return { done: await close(flow, account) };
    lookAt = Date.now() + lookEveryMs;
    const { isClosing } = await flow.perform((activities) => activities.isClosing(closing));
    return isClosing ? stay : { done: 'taken_back' };
  };
  return {
    event: 'closing.awaited',
    shows: { closing: { closesAt: isoTime(closesAt) } },
    rewrite: (activities, next) =>
      activities.noteClosingAgain({ accountId: account.id, closesAt: isoTime(closesAt), next }),
    until: closesAt,
    on: {},
    wake: {
      at: () => Math.min(lookAt, closesAt),
      run: look,
      summary: 'Look whether the closing was taken back; else close',
    },
  };
}

async function close(flow: Flow, account: Changer['account']): Promise<End> {
  // Nobody is to be found by what is erased.
  flow.personal = null;
  const { numberKeptDays } = flow.settings.closing;
  const { outcome } = await flow.endWith(
    { result: resultOf(account) },
    'account.closed',
    (activities, next) => activities.closeAccount({ accountId: account.id, numberKeptDays, next }),
    ({ outcome: verdict }) => verdict === 'done',
  );
  return outcome === 'done' ? 'closed' : 'taken_back';
}

/** Has it taken back, however the wait ends that does not end with the account. */
async function takingBack(flow: Flow, { account }: Changer, wait: () => Promise<End>) {
  const takeBack = () =>
    CancellationScope.nonCancellable(() =>
      flow.perform((activities) =>
        activities.takeClosingBack({ flowId: flow.record.id, accountId: account.id }),
      ),
    );
  try {
    const end = await wait();
    if (end === 'taken_back') await takeBack();
    return end;
  } catch (error) {
    if (isCancellation(error)) await takeBack();
    throw error;
  }
}
