import type { SubscriberVerdict } from '../../activities/activities.ts';
import type { MobileSubscriberDetails } from '../../domain/methods/mobile-subscriber.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';
import { type Subscriber, subscriberOf } from '../../domain/subject/registrant.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import type { Proven } from './proof.ts';
import { askForReview, decideByReview } from '../steps/review.ts';

/** Details that the carrier did not confirm, what it found, and the review that was asked for. */
type Claim = {
  details: MobileSubscriberDetails;
  consentedAt: string;
  findings: string[];
  reviewId?: string;
};

/**
 * Takes the details until the carrier, or a manual verification, says that the number is this
 * citizen's own (chính chủ; guide 1.1, Bước 3). Wrong ones may be corrected a few times.
 */
export async function proveSubscriber(flow: Flow): Promise<Proven<Subscriber>> {
  let claim: Claim | null = null;
  let corrections = 0;
  for (;;) {
    const letter = await flow.take();
    if (letter.step === 'details' && 'documentNumber' in letter.data) {
      const { data: details } = letter;
      const consentedAt = isoTime(Date.now());
      const verdict = await matchSubscriber(flow, details);
      if (verdict.outcome === 'match') {
        const { isRegistered } = verdict;
        return proven(details, { source: 'carrier', consentedAt, isRegistered });
      }
      if (corrections === flow.settings.corrections) {
        throw new FinalRefusal({ code: 'SubscriberNotVerified' });
      }
      corrections += 1;
      claim = { details, consentedAt, findings: findingsOf(verdict) };
      await refuse(flow, verdict, flow.settings.corrections - corrections + 1);
    } else if (letter.step === 'askForReview' && claim) {
      const { details, findings } = claim;
      claim.reviewId = await askForReview(flow, 'details', { claim: details, findings });
    } else if (letter.step === 'verifyManually' && claim?.reviewId === letter.data.reviewId) {
      const { details, consentedAt } = claim;
      const approval = await decideByReview(flow, letter.data.reviewId, subscriberOf(details));
      if (approval) return proven(details, { source: 'staff', consentedAt, ...approval });
    }
  }
}

async function matchSubscriber(
  flow: Flow,
  details: MobileSubscriberDetails,
): Promise<SubscriberVerdict> {
  const { documentNumber, phone, fullName } = details;
  flow.personal = { documentNumber, phone, fullName };
  return flow.askOutside(
    { waitingFor: 'carrier', code: 'CarrierUnavailable', at: 'details' },
    (activities) => activities.matchSubscriber({ flowId: flow.record.id, details }),
  );
}

function proven(
  details: MobileSubscriberDetails,
  proof: Pick<Proven, 'source' | 'consentedAt' | 'isRegistered'>,
): Proven<Subscriber> {
  return { registrant: subscriberOf(details), level: 2, ...proof };
}

function findingsOf(verdict: SubscriberVerdict): string[] {
  return verdict.outcome === 'mismatch' ? verdict.findings : [verdict.outcome];
}

/** Which field failed is never told: it would let a stranger guess field by field. */
async function refuse(flow: Flow, verdict: SubscriberVerdict, attemptsLeft: number): Promise<void> {
  const code = verdict.outcome === 'suspended' ? 'SubscriberSuspended' : 'SubscriberMismatch';
  await flow.refuse(
    { code, attemptsLeft },
    { waitingFor: 'citizen', actions: ['submit', 'askForReview', 'cancel'] },
  );
}
