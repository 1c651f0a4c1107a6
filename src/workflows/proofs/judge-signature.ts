import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Shown } from '../../domain/steps/open-step.ts';
import type { Flow } from '../engine/flow.ts';
import { type Outcome, stay } from '../engine/opening.ts';
import type { Work } from '../engine/perform.ts';
import { type Approval, type Claim, askForReview } from '../steps/review.ts';
import type { Signer } from './holder.ts';

/** A certificate that its CA vouches for. */
export type Identified = { identity: CertificateIdentity };
/** What a signature has come to: the same, or a signer whom staff vouch for. */
export type Signed = Identified | { signer: Signer };

type SignatureStep = 'usb_signature' | 'sim_signature';
type Verdict = Identified | { code: ProblemCode };

/** In what the two kinds of signature differ. */
export type Ways<S extends SignatureStep, T> = {
  show: (review: { reference: string; until: string }) => Shown<S>;
  /** Judges the signature and its certificate; the CA is asked for its status where told. */
  verify: (isStatusAsked: boolean) => Work<Verdict>;
  /** What becomes of a signature that does not count. */
  refuse: (code: ProblemCode) => Outcome<S, T> | Promise<Outcome<S, T>>;
  /** Has the citizen sign anew, also while staff are asked. */
  resendPrompt: () => Promise<Outcome<S, T>>;
};

/** How a signature is judged at a step. */
export type Judge<S extends SignatureStep, T> = (ways: Ways<S, T>) => Promise<Outcome<S, T>>;

const caIsAway = { waitingFor: 'ca', code: 'RevocationUnavailable' } as const;

/**
 * Judges a signature by its CA alone: one that does not say whether the certificate is revoked is asked
 * until it does, or the flow ends.
 */
export async function judgeByCa<S extends SignatureStep>(
  flow: Flow,
  { verify, refuse }: Ways<S, Identified>,
): Promise<Outcome<S, Identified>> {
  const verdict = await flow.askOutside(caIsAway, verify(true));
  return 'identity' in verdict ? { done: verdict } : refuse(verdict.code);
}

/**
 * Judges a signature. A CA that does not say whether the certificate is revoked is asked for so many
 * times; then staff are, about whom `recognise` makes of it, and the CA is asked on meanwhile: its late
 * word decides as well.
 */
export async function judgeSignature<S extends SignatureStep>(
  flow: Flow,
  step: S,
  { show, verify, refuse, resendPrompt }: Ways<S, Signed>,
  recognise: (identity: CertificateIdentity) => Promise<Signer>,
): Promise<Outcome<S, Signed>> {
  const conclude = (verdict: Verdict) =>
    'identity' in verdict ? { done: { identity: verdict.identity } } : refuse(verdict.code);
  const { statusTries } = flow.settings.certificates;
  const answer = await flow.askOutsideUpTo(statusTries, caIsAway, verify(true));
  if (answer) return conclude(answer.done);

  const verdict = await flow.perform(verify(false));
  if (!('identity' in verdict)) return refuse(verdict.code);
  const signer = await recognise(verdict.identity);
  const questions = new StatusQuestions(flow);
  const lookAgain = async (): Promise<Outcome<S, Signed>> => {
    const late = await questions.ask(verify(true));
    return late ? conclude(late) : stay;
  };
  return askForReview(flow, step, claimOf(signer), {
    show,
    meanwhile: {
      on: { resendPrompt },
      wake: {
        at: () => questions.dueAt,
        run: lookAgain,
        summary: 'Ask the CA once more whether the certificate is good',
      },
    },
    approved: (approval) => vouchedFor(signer, approval),
    rejected: () => ({ problem: { code: 'ReviewRejected' }, on: { resendPrompt } }),
  });
}

/** What staff are asked: who has signed, by a certificate whose CA does not say whether it is good. */
function claimOf({ registrant, certificate }: Signer): Claim {
  return {
    shown: { ...registrant, certificate },
    findings: ['revocationNotChecked'],
    subject: registrant,
  };
}

/** One pair of eyes proves level 2 at most, also where the CA would prove 3. */
function vouchedFor(signer: Signer, { isRegistered }: Approval): Signed {
  return { signer: { ...signer, source: 'staff', level: 2, isRegistered } };
}

/**
 * The questions to a CA that staff are standing in for: now and then, each once, so that a CA which
 * is there again decides before they do.
 */
class StatusQuestions {
  /** When to ask next, in milliseconds since the epoch. */
  dueAt: number;
  readonly #flow: Flow;

  constructor(flow: Flow) {
    this.#flow = flow;
    this.dueAt = Date.now() + flow.settings.certificates.statusEveryMs;
  }

  /** The answer; undefined when there is none. */
  async ask<T>(work: Work<T>): Promise<T | undefined> {
    const answer = await this.#flow.tryOnce(work);
    this.dueAt = Date.now() + this.#flow.settings.certificates.statusEveryMs;
    return answer;
  }
}
