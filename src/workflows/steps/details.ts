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
      /** Ends the flow once there are no corrections left. */
      last: ProblemCode;
      /** Where staff may confirm what the source did not: what they look into, and what that proves. */
      review?: { claim: Claim; approved: (approval: Approval) => T };
    };

type DetailsOf<N extends FlowName> = Submitted<'details', N['method']>;
type Taken<N extends FlowName, T> = { details: DetailsOf<N>; consent: Consent; proof: T };

const step = 'details';

/**
 * Takes what is told first until a source confirms it (guide 1.1 to 1.3, Bước 3): `judge` asks it.
 * Wrong details may be corrected a few times; which of them is wrong is never told, since it would
 * let a stranger guess one by one.
 */
export async function confirmDetails<N extends FlowName, T>(
  flow: Flow<N>,
  judge: (details: DetailsOf<N>) => Promise<Judgement<T>>,
): Promise<Taken<N, T>> {
  let attemptsLeft = flow.settings.details.corrections;
  const on: Handlers<typeof step, Taken<N, T>, N['method']> = {
    submit: async (details) => {
      const consent = consentBy(details);
      const judgement = await judge(details);
      if ('proof' in judgement) return { done: { details, consent, proof: judgement.proof } };
      const { code, last, review } = judgement;
      if (attemptsLeft === 0) throw new FinalRefusal({ code: last });
      const problem = { code, attemptsLeft };
      attemptsLeft -= 1;
      return { problem, on: { ...on, ...(review && { askForReview: () => reviewed(review) }) } };

      function reviewed({ claim, approved }: NonNullable<typeof review>) {
        return askForReview<N, typeof step, Taken<N, T>>(flow, step, claim, {
          show: (shown) => ({ review: shown }),
          meanwhile: { on },
          approved: (approval) => ({ details, consent, proof: approved(approval) }),
          rejected: () => rejected(on),
        });
      }
    },
  };
  return flow.step(step, { event: 'details.awaited', on });
}

/** Takes details that no source has to confirm (guide 1.4 and 1.5): the consent, and for whom it is. */
export async function takeDetails<N extends FlowName>(
  flow: Flow<N>,
): Promise<Omit<Taken<N, null>, 'proof'>> {
  return confirmDetails(flow, () => Promise.resolve({ proof: null }));
}

/** The citizen may correct the details and hand them in again. */
function rejected<N extends FlowName, T>(
  on: Handlers<typeof step, T, N['method']>,
): Opening<typeof step, T, N['method']> {
  return { problem: { code: 'ReviewRejected' }, event: 'review.rejected', on };
}
