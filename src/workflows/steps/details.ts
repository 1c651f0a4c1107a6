import type { FlowName } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers, Opening, Outcome } from '../engine/opening.ts';
import { type Consent, consentBy } from './consent.ts';
import { type Approval, type Claim, askForReview } from './review.ts';

/** What staff look into where they may confirm details, and what that proves. */
export type ReviewOf<T> = { claim: Claim; approved: (approval: Approval) => T };

/** What staff are told of details whose source has not answered. */
export const sourceUnavailable = 'source_unavailable';

/** What a source says of details: proven, or why not; or nothing, where that is left to staff. */
export type Judgement<T> =
  | { proof: T }
  | { leftTo: ReviewOf<T> }
  | {
      code: ProblemCode;
      /** Once there are no corrections left: ends the flow, unless staff may still confirm them. */
      last: ProblemCode;
      /** What the source has found wrong: for staff alone. */
      findings?: readonly string[];
      /** Where staff may confirm what the source did not. */
      review?: ReviewOf<T>;
    };

/** What a source says that has answered. */
export type Answered<T> = Exclude<Judgement<T>, { leftTo: ReviewOf<T> }>;

type DetailsOf<N extends FlowName> = Submitted<'details', N['method']>;
type Taken<N extends FlowName, T> = { details: DetailsOf<N>; consent: Consent; proof: T };
type Denied<T> = Extract<Judgement<T>, { code: ProblemCode }>;
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
  const submissions = new DetailsSubmissions(flow, judge);
  return flow.step(step, { event: 'details.awaited', on: submissions.handlers });
}

/** What is handed in at one step, the first time and corrected, and the review of it. */
class DetailsSubmissions<N extends FlowName, T> {
  readonly #flow: Flow<N>;
  readonly #judge: (details: DetailsOf<N>) => Promise<Judgement<T>>;
  /** Submissions that are taken: the first one, and corrections of it. */
  #left: number;
  #asked: Asked<N, T> | null = null;

  constructor(flow: Flow<N>, judge: (details: DetailsOf<N>) => Promise<Judgement<T>>) {
    this.#flow = flow;
    this.#judge = judge;
    this.#left = flow.settings.details.corrections + 1;
  }

  get handlers(): On<N, T> {
    return this.#left > 0 ? { submit: (details) => this.#submit(details) } : {};
  }

  async #submit(details: DetailsOf<N>): Promise<Outcome<typeof step, Taken<N, T>, N['method']>> {
    this.#left -= 1;
    const consent = consentBy(details);
    const judgement = await this.#judge(details);
    if ('proof' in judgement) return { done: { details, consent, proof: judgement.proof } };
    const taken = (proof: T) => ({ details, consent, proof });
    return 'leftTo' in judgement
      ? this.#leave(judgement.leftTo, taken)
      : this.#denied(judgement, taken);
  }

  #denied(
    { code, last, findings, review }: Denied<T>,
    taken: (proof: T) => Taken<N, T>,
  ): Opens<N, T> {
    const attemptsLeft = this.#left;
    if (attemptsLeft === 0 && !review) throw new FinalRefusal({ code: last }, findings);
    const told = { code: attemptsLeft > 0 ? code : last, attemptsLeft };
    const asked = this.#asked;
    if (asked && review && isSame(asked.claim, review.claim)) {
      return { ...stillAsked(asked.opening, this.handlers), problem: told, findings };
    }
    this.#asked = null;
    const problem = asked ? ({ code: 'ReviewVoided', attemptsLeft } as const) : told;
    const askForReview = review && (() => this.#ask(review, taken));
    return { problem, findings, on: { ...this.handlers, ...(askForReview && { askForReview }) } };
  }

  /** A review of details whose source has not answered; the one that is open, where it is of the same. */
  async #leave(review: ReviewOf<T>, taken: (proof: T) => Taken<N, T>): Promise<Opens<N, T>> {
    const asked = this.#asked;
    return asked && isSame(asked.claim, review.claim)
      ? { ...stillAsked(asked.opening, this.handlers), event: 'review.awaited' }
      : this.#ask(review, taken);
  }

  async #ask(
    { claim, approved }: ReviewOf<T>,
    taken: (proof: T) => Taken<N, T>,
  ): Promise<Opens<N, T>> {
    const opening = await askForReview<N, typeof step, Taken<N, T>>(this.#flow, step, claim, {
      show: (review) => ({ review }),
      meanwhile: { on: this.handlers },
      approved: (approval) => taken(approved(approval)),
      rejected: () => this.#rejected(),
    });
    this.#asked = { claim, opening };
    return opening;
  }

  /** The citizen may correct the details and hand them in again, as long as tries are left. */
  #rejected(): Opens<N, T> {
    this.#asked = null;
    if (this.#left === 0) throw new FinalRefusal({ code: 'ReviewRejected' });
    return { problem: { code: 'ReviewRejected' }, event: 'review.rejected', on: this.handlers };
  }
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
  correcting: On<N, T>,
) {
  const { verifyManually } = on;
  return {
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
