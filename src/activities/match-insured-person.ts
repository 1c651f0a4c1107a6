import { isRegistered } from '../db/accounts.ts';
import { compareInsured } from '../domain/compare-insured.ts';
import type { InsuredPerson } from '../domain/insured-person.ts';
import type { Registrant } from '../domain/registrant.ts';
import type { SocialInsuranceDetails } from '../domain/social-insurance-details.ts';
import type { InsuredVerdict } from './activities.ts';
import type { ActivityDeps } from './activity-deps.ts';

/**
 * Compares what was typed with the insurer's record (guide 1.2). The phone must be the record's, or
 * the same person's at the carrier: otherwise whoever knows the data would take the account. After a
 * match, tells whether any number of the record has an account. Throws OutsideSystemError when the
 * insurer, or a carrier that has to be asked, does not answer.
 */
export async function matchInsuredPerson(
  deps: ActivityDeps,
  { flowId, details }: { flowId: string; details: SocialInsuranceDetails },
): Promise<InsuredVerdict> {
  const call = { timeoutMs: deps.timeouts.insurerMs, correlationId: flowId };
  const found = await deps.insurer.readRecord(details.socialInsuranceNumber, call);
  if (found.outcome === 'not_found') {
    return { outcome: 'mismatch', findings: ['socialInsuranceNumber'] };
  }
  // Guide 1.2: the identity number comes from the record; without one there is no account to make.
  if (found.record.documents.length === 0) return { outcome: 'mismatch', findings: ['documents'] };
  const findings = compareInsured(details, found.record);
  const others = findings.filter((finding) => finding !== 'phone');
  if (others.length > 0) return { outcome: 'mismatch', findings };
  if (findings.length > 0 && !(await ownsPhone(deps, details, found.record, flowId))) {
    return { outcome: 'mismatch', findings };
  }
  const registrant = toRegistrant(details, found.record);
  const numbers = registrant.documents.map(({ number }) => number);
  return {
    outcome: 'match',
    registrant,
    isRegistered: await isRegistered(deps.database.db, deps.keys, registrant.subjectType, numbers),
  };
}

async function ownsPhone(
  { carrier, timeouts }: ActivityDeps,
  { phone, fullName, dateOfBirth }: SocialInsuranceDetails,
  { documents }: InsuredPerson,
  flowId: string,
): Promise<boolean> {
  const call = { timeoutMs: timeouts.carrierMs, correlationId: flowId };
  for (const { number: documentNumber } of documents) {
    const claim = { phone, documentNumber, fullName, dateOfBirth };
    const { outcome } = await carrier.matchSubscriber(claim, call);
    if (outcome === 'match') return true;
  }
  return false;
}

/** The person as typed, with the numbers of the record; the insurance number has served its purpose. */
function toRegistrant(
  { subjectType, phone, fullName, dateOfBirth, sex, email, consent }: SocialInsuranceDetails,
  { documents }: InsuredPerson,
): Registrant {
  return {
    subjectType,
    phone,
    fullName,
    dateOfBirth,
    ...(sex && { sex }),
    ...(email && { email }),
    documents,
    consentVersion: consent.version,
  };
}
