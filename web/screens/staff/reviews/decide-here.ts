import { z } from 'zod';
import { decisionKinds } from '../../../../src/domain/account/review-outcome.ts';
import { paperKinds, placesSeen } from '../../../../src/domain/staff/papers.ts';
import { why } from '../../../../src/domain/staff/why.ts';
import { refusalOf } from '../../../http/answer-failure.ts';
import type { PostedForm } from '../../../http/posted-form.ts';
import { readTyped } from '../../../http/read-typed.ts';
import { orRefuse } from '../../../http/refused.ts';
import type { GoTo } from '../../../http/screen.ts';
import type { StaffVisit } from '../staff-screen.ts';
import { paperField } from './decision-form.ts';

const fields = {
  decision: z.enum(decisionKinds),
  claimDigest: z.string(),
  review: z.string(),
  ...why,
};

/**
 * Does what the form says, and goes to the page of the review that it was done to. A claim that has changed
 * meanwhile is shown anew, with a sentence: nothing was decided.
 */
export async function decideHere(
  visit: StaffVisit,
  form: PostedForm,
  pageOf: (reviewId: string) => string,
): Promise<GoTo> {
  const kinds = paperKinds.filter((kind) => form.text(paperField(kind)) === 'yes');
  const typed = readTyped(visit, form, fields);
  if ('to' in typed) return typed;
  const place = kinds.length > 0 ? readTyped(visit, form, { seenAt: z.enum(placesSeen) }) : null;
  if (place && 'to' in place) return place;
  const { review: id, ...decision } = typed.value;
  const body = { ...decision, ...(place && { papers: { kinds, seenAt: place.value.seenAt } }) };
  const answer = await visit.client.staff.decideReview(id, { body, key: form.key });
  if (!answer.ok && answer.problem.code === 'ClaimChanged') {
    const to = pageOf(answer.problem.review?.id ?? id);
    return { to, draft: { at: to, values: {}, refusal: refusalOf(answer.problem) } };
  }
  const { status } = orRefuse(answer);
  const isDecision = decision.decision !== 'papers';
  const notice =
    status === 202 ? 'review_not_taken' : isDecision ? 'review_decided' : 'review_papers';
  return { to: pageOf(id), notice };
}
