import type { SubscriberVerdict } from '../../activities/sources/source-activities.ts';
import type { MobileSubscriberDetails } from '../../domain/steps/details/mobile-subscriber.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import { type Subscriber, subscriberOf } from '../../domain/subject/registrant.ts';
import type { Flow } from '../engine/flow.ts';
import { type Judgement, type ReviewOf, sourceUnavailable } from '../steps/details.ts';
import type { Proven } from './proof.ts';

/**
 * Asks the carrier whether a number is this citizen's own (chính chủ; guide 1.1, Bước 3). What it
 * does not confirm, or does not answer at all, staff may. A suspended number is told as any other that is not confirmed: the
 * carrier says so of the number alone, whoever asks.
 */
export async function proveSubscriber(
  flow: Flow,
  purpose: Purpose,
  details: MobileSubscriberDetails,
): Promise<Judgement<Proven<Subscriber>>> {
  const { documentNumber, phone, fullName } = details;
  flow.personal = { documentNumber, phone, fullName };
  const proof = { flowId: flow.record.id, step: 'details', purpose } as const;
  const asked = await flow.askOutsideOrStaff(
    { waitingFor: 'carrier', code: 'CarrierUnavailable' },
    (activities) => activities.matchSubscriber({ proof, details }),
  );
  const registrant = subscriberOf(details);
  const proven = { registrant, level: 2 } as const;
  const verdict = asked?.done;
  if (verdict?.outcome === 'match') {
    return { proof: { ...proven, source: 'carrier' } };
  }
  const findings = verdict ? findingsOf(verdict) : [sourceUnavailable];
  const review: ReviewOf<Proven<Subscriber>> = {
    claim: { shown: details, findings, subject: registrant },
    approved: ({ isRegistered }) => ({ ...proven, source: 'staff', isRegistered }),
  };
  if (!verdict) return { leftTo: review };
  return { code: 'SubscriberMismatch', last: 'SubscriberNotVerified', findings, review };
}

function findingsOf(verdict: Exclude<SubscriberVerdict, { outcome: 'match' }>): string[] {
  return verdict.outcome === 'mismatch' ? verdict.findings : [verdict.outcome];
}
