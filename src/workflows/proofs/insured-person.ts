import type { InsuredVerdict } from '../../activities/sources/source-activities.ts';
import type { SocialInsuranceDetails } from '../../domain/steps/details/social-insurance.ts';
import type { ProofName, Purpose } from '../../domain/proofs/proof-name.ts';
import type { Subscriber } from '../../domain/subject/registrant.ts';
import type { Flow } from '../engine/flow.ts';
import type { Judgement } from '../steps/details.ts';
import type { Proven } from './proof.ts';

/**
 * Asks the insurer whether the details equal its record (guide 1.2, Bước 3), and whether the phone is
 * the record's or the same person's at the carrier: otherwise whoever knows the data would take the
 * account.
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
  if (verdict.outcome !== 'match' || !(await isReachable(flow, proof, verdict))) {
    return { code: 'InsuredPersonMismatch', last: 'InsuredPersonNotVerified' };
  }
  const { registrant, isRegistered } = verdict;
  const { phone, fullName, documents } = registrant;
  flow.personal = { phone, fullName, documentNumber: documents[0]?.number ?? '' };
  return { proof: { registrant, source: 'insurer', level: 2, isRegistered } };
}

/** Whether the phone is the person's own, by the insurer's word or else the carrier's. */
async function isReachable(
  flow: Flow,
  proof: ProofName,
  { isPhoneOfRecord, registrant }: Extract<InsuredVerdict, { outcome: 'match' }>,
): Promise<boolean> {
  if (isPhoneOfRecord) return true;
  return flow.askOutside({ waitingFor: 'carrier', code: 'CarrierUnavailable' }, (activities) =>
    activities.ownsPhone({ proof, registrant }),
  );
}
