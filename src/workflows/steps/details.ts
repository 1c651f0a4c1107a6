import type { FlowName } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { type Consent, consentBy } from './consent.ts';
import { type Approval, type Claim, askForReview } from './review.ts';

/** What a source says of details: proven, or why not. */
export type Judgement<T> =
  | { proof: T }
  | {
      code: ProblemCode;
      /** Once there are no corrections left: ends the flow, unless staff may still confirm them. */
      last: ProblemCode;
      /** Where staff may confirm what the source did not: what they look into, and what that proves. */
      review?: { claim: Claim; approved: (approval: Approval) => T };
    };

type DetailsOf<N extends FlowName> = Submitted<'details', N['method']>;
type Taken<N extends FlowName, T> = { details: DetailsOf<N>; consent: Consent; proof: T };
type Denied<T> = Exclude<Judgement<T>, { proof: T }>;
type Opens<N extends FlowName, T> = Opening<typeof step, Taken<N, T>, N['method']>;
type On<N extends FlowName, T> = Handlers<typeof step, Taken<N, T>, N['method']>;
/** A review that staff have open, and the details that it is of. */
type Asked<N extends FlowName, T> = { claim: Claim; opening: Opens<N, T> };

const step = 'details';

/**
 * Takes what is told first until a source confirms it (guide 1.1 to 1.3, Bước 3): `judge` asks it.
 * Wrong details may be corrected a few times; which of them is wrong is never told, since it would
 * let a stranger guess one by one. Other details make a review void that was asked for before.
 */
export async function confirmDetails<N extends FlowName, T>(
  flow: Flow<N>,
  judge: (details: DetailsOf<N>) => Promise<Judgement<T>>,
): Promise<Taken<N, T>> {
  /** Submissions that are taken: the first one, and corrections of it. */
  let left = flow.settings.details.corrections + 1;
  let asked: Asked<N, T> | null = null;
  const correcting = (): On<N, T> => (left > 0 ? { submit } : {});
  const submit = async (details: DetailsOf<N>) => {
    left -= 1;
    const consent = consentBy(details);
    const judgement = await judge(details);
    if ('proof' in judgement) return { done: { details, consent, proof: judgement.proof } };
    return denied(judgement, (proof) => ({ details, consent, proof }));
  };
  const denied = (
    { code, last, review }: Denied<T>,
    taken: (proof: T) => Taken<N, T>,
  ): Opens<N, T> => {
    if (left === 0 && !review) throw new FinalRefusal({ code: last });
    const open = asked;
    if (open && review && isSame(open.claim, review.claim)) {
      return stillAsked(open.opening, left > 0 ? code : last, left, correcting());
    }
    asked = null;
    const told = left > 0 ? code : last;
    const problem = { code: open ? ('ReviewVoided' as const) : told, attemptsLeft: left };
    return { problem, on: { ...correcting(), ...(review && { askForReview: () => ask(review) }) } };

    async function ask({ claim, approved }: NonNullable<typeof review>) {
      const opening = await askForReview<N, typeof step, Taken<N, T>>(flow, step, claim, {
        show: (shown) => ({ review: shown }),
        meanwhile: { on: correcting() },
        approved: (approval) => taken(approved(approval)),
        rejected,
      });
      asked = { claim, opening };
      return opening;
    }
  };
  /** The citizen may correct the details and hand them in again, as long as tries are left. */
  const rejected = (): Opens<N, T> => {
    asked = null;
    if (left === 0) throw new FinalRefusal({ code: 'ReviewRejected' });
    return { problem: { code: 'ReviewRejected' }, event: 'review.rejected', on: correcting() };
  };
  return flow.step(step, { event: 'details.awaited', on: correcting() });
}

/** Takes details that no source has to confirm (guide 1.4 and 1.5): the consent, and for whom it is. */
export async function takeDetails<N extends FlowName>(
  flow: Flow<N>,
): Promise<Omit<Taken<N, null>, 'proof'>> {
  return confirmDetails(flow, () => Promise.resolve({ proof: null }));
}

/** The same details once more: what staff look into is not changed by it. */
function stillAsked<N extends FlowName, T>(
  { waitingFor, until, shows, reviewId, on }: Opens<N, T>,
  code: ProblemCode,
  attemptsLeft: number,
  correcting: On<N, T>,
): Opens<N, T> {
  const { verifyManually } = on;
  return {
    problem: { code, attemptsLeft },
    reviewId,
    on: { ...correcting, ...(verifyManually && { verifyManually }) },
    ...(waitingFor && { waitingFor }),
    ...(until !== undefined && { until }),
    ...(shows && { shows }),
  };
}

/** Both come from the same code, so their members are in the same order. */
function isSame(one: Claim, other: Claim): boolean {
  return JSON.stringify([one.shown, one.subject]) === JSON.stringify([other.shown, other.subject]);
}
