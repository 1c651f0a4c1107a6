import type { InsuredVerdict } from '../../activities/activities.ts';
import type { InsuredSubscriber, Subscriber } from '../../domain/subject/registrant.ts';
import type { SocialInsuranceDetails } from '../../domain/methods/social-insurance.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import type { Proven } from './proof.ts';
import { takeDetails } from '../steps/details.ts';

/**
 * Takes the details until they equal the insurer's record (guide 1.2, Bước 3), and the phone is the
 * record's or the same person's at the carrier: otherwise whoever knows the data would take the
 * account. Wrong ones may be corrected a few times; which one was wrong is never told.
 */
export async function proveInsuredPerson(flow: Flow): Promise<Proven<Subscriber>> {
  for (let corrections = flow.settings.corrections; ; corrections -= 1) {
    const details = await takeInsuredDetails(flow);
    const consentedAt = isoTime(Date.now());
    const verdict = await matchInsuredPerson(flow, details);
    if (verdict.outcome === 'match' && (await isReachable(flow, verdict))) {
      const { registrant, isRegistered } = verdict;
      const { phone, fullName, documents } = registrant;
      flow.personal = { phone, fullName, documentNumber: documents[0]?.number ?? '' };
      return { registrant, source: 'insurer', level: 2, consentedAt, isRegistered };
    }
    if (corrections === 0) throw new FinalRefusal({ code: 'InsuredPersonNotVerified' });
    await flow.refuse(
      { code: 'InsuredPersonMismatch', attemptsLeft: corrections },
      { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
    );
  }
}

async function takeInsuredDetails(flow: Flow): Promise<SocialInsuranceDetails> {
  for (;;) {
    const details = await takeDetails(flow);
    if ('socialInsuranceNumber' in details) return details;
  }
}

function matchInsuredPerson(flow: Flow, details: SocialInsuranceDetails): Promise<InsuredVerdict> {
  return flow.askOutside(
    { waitingFor: 'insurer', code: 'InsurerUnavailable', at: 'details' },
    (activities) => activities.matchInsuredPerson({ flowId: flow.record.id, details }),
  );
}

/** Whether the phone is the person's own, by the insurer's word or else the carrier's. */
async function isReachable(
  flow: Flow,
  { isPhoneOfRecord, registrant }: { isPhoneOfRecord: boolean; registrant: InsuredSubscriber },
): Promise<boolean> {
  if (isPhoneOfRecord) return true;
  return flow.askOutside(
    { waitingFor: 'carrier', code: 'CarrierUnavailable', at: 'details' },
    (activities) => activities.ownsPhone({ flowId: flow.record.id, registrant }),
  );
}
