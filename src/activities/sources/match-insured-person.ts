import { compareInsured } from '../../domain/subject/compare-insured.ts';
import { documentWarnings } from '../../domain/subject/identity.ts';
import type { InsuredPerson } from '../../domain/subject/insured-person.ts';
import type { InsuredSubscriber } from '../../domain/subject/registrant.ts';
import type { SocialInsuranceDetails } from '../../domain/steps/details/social-insurance.ts';
import type { InsuredVerdict, MatchInsuredPerson } from './source-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';

/**
 * Compares what was typed with the insurer's record (guide 1.2). After a match, tells whether the
 * phone is the record's too. A record that
 * contradicts nothing, but has members that cannot be read, is for staff to judge. Throws
 * OutsideSystemError when the insurer does not answer.
 */
export async function matchInsuredPerson(
  { insurer, timeouts }: Pick<ActivityDeps, 'insurer' | 'timeouts'>,
  { proof, details }: MatchInsuredPerson,
): Promise<InsuredVerdict> {
  const call = { timeoutMs: timeouts.insurerMs, correlationId: proof.flowId };
  const found = await insurer.readRecord(details.socialInsuranceNumber, call);
  if (found.outcome === 'not_found') {
    return { outcome: 'mismatch', findings: ['socialInsuranceNumber'] };
  }
  // Guide 1.2: the identity number comes from the record; without one there is no account to make.
  if (found.record.documents.length === 0) return { outcome: 'mismatch', findings: ['documents'] };
  const contradictions = compareInsured(details, found.record);
  if (contradictions.some((finding) => finding !== 'phone')) {
    return { outcome: 'mismatch', findings: contradictions };
  }
  const registrant = toRegistrant(details, found.record);
  const { documents } = registrant;
  const isPhoneOfRecord = contradictions.length === 0;
  if (found.record.unreadable.length > 0) {
    const unreadable = found.record.unreadable.map((member) => `${member}Unreadable`);
    const findings = [...unreadable, ...documentWarnings(documents)];
    return { outcome: 'unreadable', registrant, isPhoneOfRecord, findings };
  }
  return { outcome: 'match', registrant, isPhoneOfRecord };
}

/** The person as typed, with the numbers of the record; the insurance number has served its purpose. */
function toRegistrant(
  { subjectType, phone, fullName, dateOfBirth, sex, email }: SocialInsuranceDetails,
  { documents }: InsuredPerson,
): InsuredSubscriber {
  return {
    subjectType,
    phone,
    fullName,
    dateOfBirth,
    ...(sex && { sex }),
    ...(email && { email }),
    documents,
  };
}
