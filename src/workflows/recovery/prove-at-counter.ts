import type { CounterRequest } from '../../domain/steps/counter-request.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { askForReview } from '../steps/review.ts';
import type { RecoveryFlow } from './recovered.ts';

/**
 * Waits for staff at a counter, two of whom must agree; answers with the account that they were shown. A
 * number that nobody has waits like any other, and no approval makes an account of it.
 */
export async function proveAtCounter(
  flow: RecoveryFlow<'counter'>,
  request: CounterRequest,
): Promise<string> {
  return flow.step('counter', async () => {
    const { account, document, findings } = await flow.perform((activities) =>
      activities.findAtCounter({ request }),
    );
    const subject = { subjectType: account?.subjectType ?? 'citizen', documents: [document] };
    // The account is of the claim, so that an approval is of this one.
    const shown = { ...request, account: account?.id ?? null };
    const rejected = (): never => {
      throw new FinalRefusal({ code: 'RecoveryRejected' });
    };
    return askForReview<RecoveryFlow<'counter'>['name'], 'counter', string>(
      flow,
      'counter',
      { shown, findings, subject, level: 3 },
      {
        show: (review) => ({ review }),
        meanwhile: { on: {} },
        approved: () => account?.id ?? rejected(),
        rejected,
      },
    );
  });
}
