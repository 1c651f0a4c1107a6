import type { InsuredVerdict } from '../../activities/sources/source-activities.ts';
import type { SocialInsuranceDetails } from '../../domain/steps/details/social-insurance.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { InsuredSubscriber, Subscriber } from '../../domain/subject/registrant.ts';
import type { Flow } from '../engine/flow.ts';
import type { Outage } from '../engine/outage.ts';
import type { Work } from '../engine/perform.ts';
import { type Judgement, type ReviewOf, sourceUnavailable } from '../steps/details.ts';
import type { Proven } from './proof.ts';

const personalIdDigits = 12;
const insurerIsAway = { waitingFor: 'insurer', code: 'InsurerUnavailable' } as const;
const carrierIsAway = { waitingFor: 'carrier', code: 'CarrierUnavailable' } as const;

type Judged = Judgement<Proven<Subscriber>>;

/**
 * Asks the insurer whether the details equal its record (guide 1.2, Bước 3), and whether the phone is
 * the record's or the same person's at the carrier: otherwise whoever knows the data would take the
 * account. The carrier is asked about wrong details too: a stranger who has the right ones but not the
 * phone would else learn it while the carrier is away, and from the time that an answer takes. A
 * record that contradicts nothing but cannot be read whole, staff may confirm; and what a source does
 * not answer, where the number that was typed is a person's.
 */
export async function proveInsuredPerson(
  flow: Flow,
  purpose: Purpose,
  details: SocialInsuranceDetails,
): Promise<Judged> {
  const proof = { flowId: flow.record.id, step: 'details', purpose } as const;
  const asked = await askOf(flow, details, insurerIsAway, (activities) =>
    activities.matchInsuredPerson({ proof, details }),
  );
  if (!asked) return leftToStaff(flow, details, typedBy(details), []);
  const verdict = asked.done;
  const findings = verdict.outcome === 'match' ? [] : verdict.findings;
  const { isPhoneOfRecord, registrant } = reachedBy(verdict, details);
  const reached = isPhoneOfRecord
    ? { done: true }
    : await askOf(flow, details, carrierIsAway, (activities) =>
        activities.ownsPhone({ proof, registrant }),
      );
  if (!reached) return leftToStaff(flow, details, registrant, findings);
  const last = 'InsuredPersonNotVerified';
  if (verdict.outcome === 'mismatch' || !reached.done) {
    const found = reached.done ? findings : [...findings, 'phone'];
    return { code: 'InsuredPersonMismatch', last, findings: [...new Set(found)] };
  }
  noteWho(flow, registrant);
  if (verdict.outcome === 'match') return { proof: { registrant, level: 2, source: 'insurer' } };
  const review = reviewOf(details, registrant, findings);
  return { code: 'InsuredRecordUnreadable', last, findings, review };
}

/**
 * Asks a source. Only by a personal number can staff tell whose account it would be; whether they may be
 * asked goes by what was typed, not by what another source has said of it.
 */
async function askOf<T>(
  flow: Flow,
  { socialInsuranceNumber }: SocialInsuranceDetails,
  outage: Outage,
  work: Work<T>,
): Promise<{ done: T } | undefined> {
  return socialInsuranceNumber.length === personalIdDigits
    ? flow.askOutsideOrStaff(outage, work)
    : { done: await flow.askOutside(outage, work) };
}

function leftToStaff(
  flow: Flow,
  details: SocialInsuranceDetails,
  registrant: Subscriber,
  findings: readonly string[],
): Judged {
  noteWho(flow, registrant);
  return { leftTo: reviewOf(details, registrant, [...findings, sourceUnavailable]) };
}

function reviewOf(
  details: SocialInsuranceDetails,
  registrant: Subscriber,
  findings: string[],
): ReviewOf<Proven<Subscriber>> {
  const { documents } = registrant;
  return {
    claim: { shown: { ...details, documents }, findings, subject: registrant },
    approved: ({ isRegistered }) => ({ registrant, level: 2, source: 'staff', isRegistered }),
  };
}

/** For support's look-up. */
function noteWho(flow: Flow, { phone, fullName, documents }: Subscriber): void {
  flow.personal = { phone, fullName, documentNumber: documents[0]?.number ?? '' };
}

type Reached = { isPhoneOfRecord: boolean; registrant: InsuredSubscriber };

/** Of wrong details, what was typed stands for the record; the carrier's word on it changes nothing. */
function reachedBy(verdict: InsuredVerdict, details: SocialInsuranceDetails): Reached {
  if (verdict.outcome !== 'mismatch') return verdict;
  return { isPhoneOfRecord: false, registrant: typedBy(details) };
}

function typedBy(details: SocialInsuranceDetails): InsuredSubscriber {
  const { subjectType, phone, fullName, dateOfBirth, sex, email } = details;
  const number = details.socialInsuranceNumber.padStart(personalIdDigits, '0');
  return {
    subjectType,
    phone,
    fullName,
    dateOfBirth,
    ...(sex && { sex }),
    ...(email !== undefined && { email }),
    documents: [{ kind: 'personal_id_number', number }],
  };
}
