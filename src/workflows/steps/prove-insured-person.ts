import type { InsuredVerdict } from '../../activities/activities.ts';
import type { SocialInsuranceDetails } from '../../domain/social-insurance-details.ts';
import type { Flow } from '../flow.ts';
import { isoTime } from '../flow-records.ts';
import { FinalRefusal } from '../run-flow.ts';
import type { Proven } from './proven.ts';

/**
 * Takes the details until they equal the insurer's record (guide 1.2, Bước 3). Wrong ones may be
 * corrected a few times; which one was wrong is never told.
 */
export async function proveInsuredPerson(flow: Flow): Promise<Proven> {
  for (let corrections = flow.settings.corrections; ; corrections -= 1) {
    const details = await takeDetails(flow);
    const consentedAt = isoTime(Date.now());
    const verdict = await matchInsuredPerson(flow, details);
    if (verdict.outcome === 'match') {
      const { registrant, isRegistered } = verdict;
      const { phone, fullName, documents } = registrant;
      flow.personal = { phone, fullName, documentNumber: documents[0]?.number ?? '' };
      return { registrant, source: 'insurer', consentedAt, isRegistered };
    }
    if (corrections === 0) throw new FinalRefusal({ code: 'InsuredPersonNotVerified' });
    await flow.refuse(
      { code: 'InsuredPersonMismatch', attemptsLeft: corrections },
      { waitingFor: 'citizen', actions: ['submit', 'cancel'] },
    );
  }
}

async function takeDetails(flow: Flow): Promise<SocialInsuranceDetails> {
  for (;;) {
    const letter = await flow.take();
    if (letter.step === 'details' && 'socialInsuranceNumber' in letter.data) return letter.data;
  }
}

function matchInsuredPerson(flow: Flow, details: SocialInsuranceDetails): Promise<InsuredVerdict> {
  return flow.perform(
    (activities) => activities.matchInsuredPerson({ flowId: flow.record.id, details }),
    () => {
      const retryAt = isoTime(Date.now() + flow.settings.retryInitialMs);
      return flow.pause('insurer', { code: 'InsurerUnavailable', retryAt }, 'details');
    },
  );
}
