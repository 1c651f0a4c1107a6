import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { Flow } from '../engine/flow.ts';
import type { Work } from '../engine/perform.ts';
import type { Approval, Claim } from '../steps/review.ts';
import type { Signer } from './holder.ts';

/** What a signature has come to: a certificate that its CA vouches for, or a signer whom staff do. */
export type Signed = { identity: CertificateIdentity } | { signer: Signer };

/** What staff are asked: who has signed, by a certificate whose CA does not say whether it is good. */
export function claimOf({ registrant, certificate }: Signer): Claim {
  return {
    shown: { ...registrant, certificate },
    findings: ['revocationNotChecked'],
    subject: registrant,
  };
}

/** One pair of eyes proves level 2 at most, also where the CA would prove 3. */
export function vouchedFor(signer: Signer, { isRegistered }: Approval): Signed {
  return { signer: { ...signer, source: 'staff', level: 2, isRegistered } };
}

/**
 * The questions to a CA that staff are standing in for: now and then, each once, so that a CA which
 * is there again decides before they do.
 */
export class StatusQuestions {
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
