import type { Complaint, Heard } from '../../domain/dispute/complaint.ts';
import type { ResultOf } from '../../domain/flows/flow-results.ts';
import { chooseMethod, recoverPassword } from '../../domain/problems/texts/next-actions.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { askForReview, type Claim } from '../steps/review.ts';
import type { DisputeFlow } from './told.ts';

const step = 'decision';

/** Has two members of staff decide, and does what they have decided. */
export async function decide(flow: DisputeFlow, complaint: Complaint, heard: Heard): Promise<void> {
  const { accountId } = heard;
  const decision = await flow.step<typeof step, 'approved' | 'rejected'>(step, () =>
    askForReview(flow, step, claimOf(complaint, heard), {
      show: (review) => ({ review }),
      meanwhile: { on: {} },
      approved: () => 'approved',
      rejected: () => ({ done: 'rejected' }),
    }),
  );
  if (decision === 'rejected') await reject(flow, accountId);
  // There is nothing to free or to hand over, whatever was approved.
  if (accountId === null) throw new FinalRefusal({ code: 'DisputeOutdated' });
  await settle(flow, complaint, accountId);
}

/** All that a decision is about: it counts for nothing else. */
function claimOf(complaint: Complaint, { accountId, objection, findings }: Heard): Claim {
  const { document, ...said } = complaint;
  return {
    shown: { ...said, document, heard: accountId, objection },
    findings,
    subject: { subjectType: 'citizen', documents: [document] },
    level: 3,
  };
}

async function reject(flow: DisputeFlow, accountId: string | null): Promise<never> {
  const { id: flowId } = flow.record;
  if (accountId !== null) {
    await flow.perform((activities) => activities.tellRejected({ flowId, accountId }));
  }
  throw new FinalRefusal({ code: 'DisputeRejected' });
}

async function settle(
  flow: DisputeFlow,
  { wish, document, fullName, phone }: Complaint,
  accountId: string,
): Promise<void> {
  const { id: flowId } = flow.record;
  const settlement = { flowId, accountId, wish, document, fullName, phone };
  const result: ResultOf<'dispute'> =
    wish === 'free'
      ? { outcome: 'freed', nextActions: [chooseMethod] }
      : {
          outcome: 'handed_over',
          account: { id: accountId, level: 2, subjectType: 'citizen' },
          nextActions: [recoverPassword],
        };
  const { outcome } = await flow.endWith(
    { result },
    `dispute.${result.outcome}`,
    (activities, next) => activities.settleDispute({ ...settlement, next }),
    (settled) => settled.outcome === 'done',
  );
  if (outcome === 'outdated') throw new FinalRefusal({ code: 'DisputeOutdated' });
  if (outcome === 'phone_full') throw new FinalRefusal({ code: 'DisputePhoneFull' });
}
