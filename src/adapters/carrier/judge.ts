import { failedAnswer, type HttpAnswer, malformedAnswer } from '../http-answer.ts';
import type { ClaimField, SubscriberMatch } from './subscriber.ts';
import { errorAnswer, matchAnswer, type MatchAnswer, type MatchRequest } from './wire.ts';

/**
 * The refusals of kyc-match.yaml that say something of the subscriber, not of the request. A line
 * to which the service is not applicable (suspended, barred, being moved) exists and is known to
 * the carrier, who will not vouch for it now: for the citizen that is a suspended subscription.
 */
const subscriberRefusals = new Map<string, SubscriberMatch>([
  ['404 IDENTIFIER_NOT_FOUND', { outcome: 'not_found' }],
  ['403 KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH', mismatch('documentNumber')],
  ['422 SERVICE_NOT_APPLICABLE', { outcome: 'suspended' }],
]);

/**
 * What the carrier's answer says of the subscriber. All that was asked must be 'true': document
 * number, name, and birth date where it was sent. 'not_available' is no match, since then nobody
 * has vouched for it; an attribute that was asked and left out is a malformed answer.
 * @throws OutsideSystemError when the answer says nothing of the subscriber.
 */
export function judge(request: MatchRequest, answer: HttpAnswer, now: number): SubscriberMatch {
  if (answer.status !== 200) return refusal(answer, now);
  const parsed = matchAnswer.safeParse(answer.json);
  if (!parsed.success) throw malformedAnswer('carrier', 'match answer of another shape');
  const verdicts = askedFor(request, parsed.data);
  if (verdicts.some(({ verdict }) => verdict === undefined)) {
    throw malformedAnswer('carrier', 'match answer without an attribute that was asked for');
  }
  const fields = verdicts.filter(({ verdict }) => verdict !== 'true').map(({ field }) => field);
  return fields.length === 0 ? { outcome: 'match' } : mismatch(...fields);
}

function refusal(answer: HttpAnswer, now: number): SubscriberMatch {
  const error = errorAnswer.safeParse(answer.json);
  const known = error.success && subscriberRefusals.get(`${answer.status} ${error.data.code}`);
  if (!known) throw failedAnswer({ system: 'carrier', what: 'match', answer, now });
  return known;
}

function askedFor(request: MatchRequest, answer: MatchAnswer) {
  return [
    { field: 'documentNumber', verdict: answer.idDocumentMatch } as const,
    { field: 'fullName', verdict: answer.nameMatch } as const,
    ...(request.birthdate === undefined
      ? []
      : [{ field: 'dateOfBirth', verdict: answer.birthdateMatch } as const]),
  ];
}

function mismatch(...fields: ClaimField[]): SubscriberMatch {
  return { outcome: 'mismatch', fields };
}
