import { uuid4 } from '@temporalio/workflow';
import type { MobileSubscriberDetails } from '../../domain/details.ts';
import type { Flow } from '../flow.ts';
import { isoTime } from '../flow-records.ts';

/** Details that no source confirmed, what was found, and the review that staff have been asked for. */
export type Claim = {
  details: MobileSubscriberDetails;
  consentedAt: string;
  findings: string[];
  reviewId?: string;
};

/**
 * Hands the claim to support staff. The flow waits for them until the review's deadline; meanwhile
 * the citizen may correct the details, or give up. Answers with the review's id.
 */
export async function askForReview(flow: Flow, { details, findings }: Claim): Promise<string> {
  const dueAt = Date.now() + flow.settings.reviewDeadlineMs;
  flow.extendDeadline(dueAt);
  const until = isoTime(dueAt);
  const review = { reference: flow.record.reference, until };
  const next = flow.upcoming('details', 'review.requested', {
    waitingFor: 'staff',
    actions: ['submit', 'cancel'],
    until,
    review,
  });
  const reviewId = uuid4();
  await flow.perform((activities) =>
    activities.openReview({ reviewId, details, findings, dueAt: until, next }),
  );
  flow.arrive(next);
  return reviewId;
}

/**
 * Staff's approval of the claim, or null. The signal only says where to look: the decision is read
 * from the database, for this flow and unused, so that a bare signal proves nothing.
 */
export async function decideByReview(
  flow: Flow,
  reviewId: string,
  details: MobileSubscriberDetails,
): Promise<{ isRegistered: boolean } | null> {
  const flowId = flow.record.id;
  const taken = await flow.perform((activities) =>
    activities.takeDecision({ flowId, reviewId, details }),
  );
  if (taken?.decision === 'rejected') {
    await flow.save(flow.upcoming('details', 'review.rejected', {}, { code: 'ReviewRejected' }));
  }
  return taken?.decision === 'approved' ? { isRegistered: taken.isRegistered } : null;
}
