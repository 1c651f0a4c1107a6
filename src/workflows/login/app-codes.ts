import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { type SessionAsked, signInBy } from './sign-in.ts';

const step = 'authenticator_app';
type Opens = Opening<typeof step, Refusal | null, 'password'>;

/** Codes of an authenticator app, or recovery codes in its stead, at the second step of a login. */
export class AppCodes {
  readonly #flow: Flow<{ kind: 'login'; method: 'password' }>;
  readonly #session: SessionAsked;
  readonly #recoveryCodesLeft: number;
  #attemptsLeft: number;

  constructor(
    flow: Flow<{ kind: 'login'; method: 'password' }>,
    session: SessionAsked,
    recoveryCodesLeft: number,
  ) {
    this.#flow = flow;
    this.#session = session;
    this.#recoveryCodesLeft = recoveryCodesLeft;
    this.#attemptsLeft = flow.settings.otp.triesPerCode;
  }

  /** Signs in with a right code; answers why the password is needed once more, if it is. */
  async signIn(): Promise<Refusal | null> {
    return this.#flow.step(step, { event: 'app_code.awaited', ...this.#offered });
  }

  get #offered(): Pick<Opens, 'shows' | 'on'> {
    const attemptsLeft = this.#attemptsLeft;
    const recoveryCodesLeft = this.#recoveryCodesLeft;
    return { shows: { authenticatorApp: { attemptsLeft, recoveryCodesLeft } }, on: this.#on };
  }

  get #on(): Handlers<typeof step, Refusal | null, 'password'> {
    return {
      submit: async ({ kind, codeMac }, attemptId) => {
        const flow = this.#flow;
        // Recovery codes stand in for the app: none is one once that is locked.
        const used = kind === 'app' ? ([step] as const) : ([step, 'recovery_codes'] as const);
        const proof = { flowId: flow.record.id, step, purpose: 'login' } as const;
        const attempt = { proof, attemptId, kind, codeMac };
        const verdict = await signInBy(flow, this.#session.now(used), (activities, opening) =>
          activities.verifyAppCode({ ...attempt, ...opening }),
        );
        switch (verdict.outcome) {
          case 'right':
            return { done: null };
          case 'exhausted':
            return { done: { code: 'SecondFactorExhausted', retryAt: verdict.until } };
          case 'wrong':
            return this.#wrong(kind);
        }
      },
    };
  }

  #wrong(kind: 'app' | 'recovery_code'): Opens | { done: Refusal } {
    this.#attemptsLeft -= 1;
    const attemptsLeft = this.#attemptsLeft;
    if (attemptsLeft === 0) return { done: { code: 'SecondFactorExhausted', attemptsLeft } };
    const code = kind === 'app' ? 'TotpWrong' : 'RecoveryCodeWrong';
    return { problem: { code, attemptsLeft }, ...this.#offered };
  }
}
