import { uuid4 } from '@temporalio/workflow';
import type { ActionName, StepName } from '../../domain/flows/flows.ts';
import type { Registrant } from '../../domain/subject/registrant.ts';
import type { Flow, Opening } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';

/** What no source has confirmed, as staff see it, and what was found. */
type Unconfirmed = { claim: object; findings: string[] };

/**
 * Hands a claim to support staff. The flow waits for them until the review's deadline; meanwhile the
 * citizen may submit the step once more (unless `actions` say otherwise), or give up. Answers with the
 * review's id.
 */
export async function askForReview(
  flow: Flow,
  at: StepName,
  { claim, findings }: Unconfirmed,
  actions: ActionName[] = ['submit', 'cancel'],
): Promise<string> {
  const dueAt = Date.now() + flow.settings.reviewDeadlineMs;
  flow.extendDeadline(dueAt);
  const until = isoTime(dueAt);
  const review = { reference: flow.record.reference, until };
  const next = flow.upcoming(at, 'review.requested', {
    waitingFor: 'staff',
    actions,
    until,
    review,
  });
  const reviewId = uuid4();
  await flow.perform((activities) =>
    activities.openReview({ reviewId, claim, findings, dueAt: until, next }),
  );
  flow.arrive(next);
  return reviewId;
}

/**
 * Staff's approval of the claim, or null. The signal only says where to look: the decision is read
 * from the database, for this flow and unused, so that a bare signal proves nothing. A rejection opens
 * the step again, for the citizen unless `whenRejected` says otherwise.
 */
export async function decideByReview(
  flow: Flow,
  reviewId: string,
  { subjectType, documents }: Registrant,
  whenRejected: Opening = {},
): Promise<{ isRegistered: boolean } | null> {
  const flowId = flow.record.id;
  const taken = await flow.perform((activities) =>
    activities.takeDecision({ flowId, reviewId, subjectType, documents }),
  );
  if (taken?.decision === 'rejected') {
    const { step } = flow.record;
    const at = step?.name ?? 'details';
    await flow.save(flow.upcoming(at, 'review.rejected', whenRejected, { code: 'ReviewRejected' }));
  }
  return taken?.decision === 'approved' ? { isRegistered: taken.isRegistered } : null;
}
