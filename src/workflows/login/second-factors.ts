import type { SecondFactor } from '../../activities/sign-in/sign-in-activities.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Flow } from '../engine/flow.ts';
import { OtpMessages } from '../proofs/otp-messages.ts';
import { AppCodes } from './app-codes.ts';
import { type SessionAsked, signInBy } from './sign-in.ts';

type PasswordLogin = { kind: 'login'; method: 'password' };
type Otp = Extract<SecondFactor, { kind: 'otp' }>;

/** Too many wrong codes: the password is asked anew. */
const exhausted: Refusal = { code: 'SecondFactorExhausted', attemptsLeft: 0 };

/** The second factors that one login is asked for, and the messages that it has used for them. */
export class SecondFactors {
  readonly #flow: Flow<PasswordLogin>;
  #messages = 0;

  constructor(flow: Flow<PasswordLogin>) {
    this.#flow = flow;
  }

  /** Signs in with the account's second factor; answers why the password is needed once more, if it is. */
  async signInBy(
    factor: NonNullable<SecondFactor>,
    session: SessionAsked,
  ): Promise<Refusal | null> {
    if (factor.kind === 'otp') return this.#byOtp(factor, session);
    return new AppCodes(this.#flow, session, factor.recoveryCodesLeft).signIn();
  }

  /** A code to the registered phone: a right one opens the session in the same statement. */
  async #byOtp({ phone }: Otp, session: SessionAsked): Promise<Refusal | null> {
    const flow = this.#flow;
    const proof = { flowId: flow.record.id, step: 'otp', purpose: 'login' } as const;
    const to = { phone, after: this.#messages };
    const messages: OtpMessages<Refusal | null> = new OtpMessages(flow, proof, to, {
      submit: async ({ codeMac }, attemptId) => {
        const { number } = messages;
        const { triesPerCode } = flow.settings.otp;
        const attempt = { proof, phone, number, codeMac, attemptId, triesPerCode };
        const verdict = await signInBy(flow, session.now(['otp_phone']), (activities, opening) =>
          activities.signInByOtp({ ...attempt, ...opening }),
        );
        switch (verdict.outcome) {
          case 'right':
            return { done: null };
          case 'exhausted':
            return { done: exhausted };
          case 'wrong':
          case 'superseded':
          case 'expired':
          case 'daily_limit':
            return messages.refuse(verdict);
        }
      },
      resendOtp: () => messages.resend(),
    });
    const outcome = await flow.step('otp', () => messages.send({ isAskedFor: true }));
    this.#messages = messages.number;
    return outcome;
  }
}
