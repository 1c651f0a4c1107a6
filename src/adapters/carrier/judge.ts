import { isYear } from '../../domain/fields/dates.ts';
import { parseDocumentNumber } from '../../domain/subject/identity.ts';
import { failedAnswer, type HttpAnswer, malformedAnswer } from '../http-answer.ts';
import type { ClaimFinding, SubscriberClaim, SubscriberMatch } from './subscriber.ts';
import {
  errorAnswer,
  matchAnswer,
  type MatchAnswer,
  type MatchRequest,
  matchResult,
} from './wire.ts';

/** What was asked: the claim, and as much of it as the request could hold. */
type Asked = { claim: SubscriberClaim; request: MatchRequest };

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
 * has vouched for it; nor is an attribute that was left out or says something else, which would be
 * the same however often we asked: staff are told that it could not be read.
 * @throws OutsideSystemError when the answer says nothing of the subscriber.
 */
export function judge(asked: Asked, answer: HttpAnswer, now: number): SubscriberMatch {
  if (answer.status !== 200) return refusal(answer, now);
  const parsed = matchAnswer.safeParse(answer.json);
  if (!parsed.success) throw malformedAnswer('carrier', 'match answer of another shape');
  if (Object.values(parsed.data).every((verdict) => verdict === undefined)) {
    throw malformedAnswer('carrier', 'match answer to nothing that was asked');
  }
  const findings = findingsOf(asked.request, parsed.data);
  if (!isYearBorneOut(asked.claim)) findings.push('dateOfBirth');
  return findings.length === 0 ? { outcome: 'match' } : mismatch(...findings);
}

function refusal(answer: HttpAnswer, now: number): SubscriberMatch {
  const error = errorAnswer.safeParse(answer.json);
  const known = error.success && subscriberRefusals.get(`${answer.status} ${error.data.code}`);
  if (!known) throw failedAnswer({ system: 'carrier', what: 'match', answer, now });
  return known;
}

function findingsOf(request: MatchRequest, answer: MatchAnswer): ClaimFinding[] {
  const verdicts = [
    { field: 'documentNumber', verdict: answer.idDocumentMatch } as const,
    { field: 'fullName', verdict: answer.nameMatch } as const,
    ...(request.birthdate === undefined
      ? []
      : [{ field: 'dateOfBirth', verdict: answer.birthdateMatch } as const]),
  ];
  return verdicts.flatMap(({ field, verdict }): ClaimFinding[] => {
    const read = matchResult.safeParse(verdict);
    if (!read.success) return [`${field}Unreadable`];
    return read.data === 'true' ? [] : [field];
  });
}

/**
 * A year alone is compared with the one in the personal number, which the carrier has confirmed. A
 * CMND has none in it, and a carrier cannot be asked for a year: then nobody has vouched for it.
 */
function isYearBorneOut({ dateOfBirth, documentNumber }: SubscriberClaim): boolean {
  if (dateOfBirth === undefined || !isYear(dateOfBirth)) return true;
  const document = parseDocumentNumber(documentNumber);
  if (!document.ok || document.value.kind === 'citizen_id_old9') return false;
  return document.value.birthYear === Number(dateOfBirth);
}

function mismatch(...fields: ClaimFinding[]): SubscriberMatch {
  return { outcome: 'mismatch', fields };
}
