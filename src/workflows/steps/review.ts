import { uuid4 } from '@temporalio/workflow';
import type { FlowName } from '../../domain/flows/flows.ts';
import type { Shown } from '../../domain/steps/open-step.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Registrant } from '../../domain/subject/registrant.ts';
import type { Flow } from '../engine/flow.ts';
import { hadPatch } from '../engine/has-patch.ts';
import { type Opening, type Outcome, stay } from '../engine/opening.ts';
import type { Writing } from '../engine/perform.ts';
import { isoTime } from '../engine/records.ts';

/** What no source has confirmed, as staff see it, what was found, and whose numbers it names. */
export type Claim = {
  shown: object;
  findings: string[];
  subject: Pick<Registrant, 'subjectType' | 'documents'>;
  /** What an approval is worth, 2 unless told: at 3, two people must agree. */
  level?: Level;
};

/** Signals that decide nothing and are noted, of one review: a bound on its history. */
const mostNoted = 20;

type ReviewShown = { reference: string; until: string };
/** What staff's approval says; as after a match of a source, whether a number has an account. */
export type Approval = { isRegistered: boolean };

type Ways<S extends StepName, T, N extends FlowName> = {
  show: (review: ReviewShown) => Shown<S>;
  /** What else is handled, and done, while staff look into it. */
  meanwhile: Pick<Opening<S, T, N['method']>, 'on' | 'wake'>;
  approved: (approval: Approval) => T;
  rejected: () => Outcome<S, T, N['method']>;
};

/**
 * Hands a claim to support staff, and opens the step that waits for them, until the review's
 * deadline. Their signal only says where to look: the decision is read from the database, for this
 * flow, this very claim and unused, so that a bare signal proves nothing. The review is open for as
 * long as the step's openings name it.
 */
export async function askForReview<N extends FlowName, S extends StepName, T>(
  flow: Flow<N>,
  step: S,
  { shown, findings, subject, level = 2 }: Claim,
  { show, meanwhile, approved, rejected }: Ways<S, T, N>,
): Promise<Opening<S, T, N['method']>> {
  const { id: flowId, reference } = flow.record;
  const reviewId = uuid4();
  const claim = { shown, subject };
  const until = Date.now() + flow.settings.reviewDeadlineMs;
  const dueAt = isoTime(until);
  flow.extendDeadline(until);
  let refused = 0;
  const decide = async (told: { reviewId: string }): Promise<Outcome<S, T, N['method']>> => {
    const isOther = told.reviewId !== reviewId;
    if (isOther && refused >= mostNoted) return stay;
    if (isOther) hadPatch('other-reviews-noted');
    // What a signal comes to when it comes to nothing is in the audit trail, up to a bound.
    const number = refused < mostNoted ? refused + 1 : null;
    const taken = await flow.perform((activities) =>
      activities.takeDecision({ flowId, reviewId, claim, told: told.reviewId, number }),
    );
    if (!taken) refused += 1;
    if (!taken || isOther) return stay;
    return taken.decision === 'approved' ? { done: approved(taken) } : rejected();
  };
  const write: Writing<void> = (activities, next) =>
    activities.openReview({ reviewId, claim, findings, level, dueAt, next });
  const waits = (): Opening<S, T, N['method']> => ({
    event: 'review.requested',
    waitingFor: 'staff',
    until,
    reviewId,
    shows: show({ reference, until: dueAt }),
    rewrite: write,
    ...meanwhile,
    on: { ...meanwhile.on, verifyManually: decide },
  });
  const { opening } = await flow.openWith(step, waits, write);
  return opening;
}
