import type { InsuredVerdict } from '../../activities/sources/source-activities.ts';
import type { SocialInsuranceDetails } from '../../domain/steps/details/social-insurance.ts';
import type { ProofName, Purpose } from '../../domain/proofs/proof-name.ts';
import type { InsuredSubscriber, Subscriber } from '../../domain/subject/registrant.ts';
import type { Flow } from '../engine/flow.ts';
import type { Judgement } from '../steps/details.ts';
import type { Proven } from './proof.ts';

const personalIdDigits = 12;

/**
 * Asks the insurer whether the details equal its record (guide 1.2, Bước 3), and whether the phone is
 * the record's or the same person's at the carrier: otherwise whoever knows the data would take the
 * account. The carrier is asked about wrong details too: a stranger who has the right ones but not the
 * phone would else learn it while the carrier is away, and from the time that an answer takes. A
 * record that contradicts nothing but cannot be read whole, staff may confirm.
 */
export async function proveInsuredPerson(
  flow: Flow,
  purpose: Purpose,
  details: SocialInsuranceDetails,
): Promise<Judgement<Proven<Subscriber>>> {
  const proof = { flowId: flow.record.id, step: 'details', purpose } as const;
  const verdict = await flow.askOutside(
    { waitingFor: 'insurer', code: 'InsurerUnavailable' },
    (activities) => activities.matchInsuredPerson({ proof, details }),
  );
  const last = 'InsuredPersonNotVerified';
  const isReached = await isReachable(flow, proof, reachedBy(verdict, details));
  if (verdict.outcome === 'mismatch' || !isReached) {
    return { code: 'InsuredPersonMismatch', last };
  }
  const { registrant } = verdict;
  const { phone, fullName, documents } = registrant;
  flow.personal = { phone, fullName, documentNumber: documents[0]?.number ?? '' };
  const proven = { registrant, level: 2 } as const;
  if (verdict.outcome === 'match') {
    return { proof: { ...proven, source: 'insurer' } };
  }
  const { findings } = verdict;
  return {
    code: 'InsuredRecordUnreadable',
    last,
    review: {
      claim: { shown: { ...details, documents }, findings, subject: registrant },
      approved: ({ isRegistered }) => ({ ...proven, source: 'staff', isRegistered }),
    },
  };
}

type Reached = { isPhoneOfRecord: boolean; registrant: InsuredSubscriber };

/** Of wrong details, what was typed stands for the record; the carrier's word on it changes nothing. */
function reachedBy(verdict: InsuredVerdict, details: SocialInsuranceDetails): Reached {
  if (verdict.outcome !== 'mismatch') return verdict;
  const { subjectType, phone, fullName, dateOfBirth, socialInsuranceNumber } = details;
  const number = socialInsuranceNumber.padStart(personalIdDigits, '0');
  const documents = [{ kind: 'personal_id_number' as const, number }];
  return {
    isPhoneOfRecord: false,
    registrant: { subjectType, phone, fullName, dateOfBirth, documents },
  };
}

/** Whether the phone is the person's own, by the insurer's word or else the carrier's. */
async function isReachable(
  flow: Flow,
  proof: ProofName,
  { isPhoneOfRecord, registrant }: Reached,
): Promise<boolean> {
  if (isPhoneOfRecord) return true;
  return flow.askOutside({ waitingFor: 'carrier', code: 'CarrierUnavailable' }, (activities) =>
    activities.ownsPhone({ proof, registrant }),
  );
}
