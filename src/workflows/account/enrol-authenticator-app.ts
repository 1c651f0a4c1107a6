import { maskNumber } from '../../domain/subject/mask-number.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { type ChangeFlow, type Changer, changerOf, proofStale, standing } from './change.ts';
import { keepingCodes } from './keep-recovery-codes.ts';

const step = 'app_enrolment';
type AppFlow = ChangeFlow<'authenticator_app'>;
type Codes = ReturnType<typeof keepingCodes>;

/**
 * An authenticator app instead of codes by message, and its recovery codes (product.md 3). The app that is
 * in use stays so until a code of the new one is right.
 */
export async function enrolAuthenticatorApp(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'authenticator_app' }, input, async (flow) => {
    await flow.begin();
    const changer = await changerOf(flow, input.change);
    const codes = await new Enrolment(flow, changer).enrol();
    await flow.step('recovery_codes', codes);
  });
}

/** The tries to show that an app has the secret, which is the same for all of them. */
class Enrolment {
  readonly #flow: AppFlow;
  readonly #changer: Changer;
  #attemptsLeft: number;

  constructor(flow: AppFlow, changer: Changer) {
    this.#flow = flow;
    this.#changer = changer;
    this.#attemptsLeft = flow.settings.otp.triesPerCode;
  }

  /** Goes through the step; answers with the next one, as the app was written with it. */
  async enrol(): Promise<Codes> {
    return this.#flow.step(step, { event: `${step}.awaited`, ...this.#offered });
  }

  get #offered(): Pick<Opening<typeof step, Codes>, 'shows' | 'on'> {
    const account = maskNumber(this.#changer.account.documents[0]?.number ?? '');
    return { shows: { enrolment: { account, attemptsLeft: this.#attemptsLeft } }, on: this.#on };
  }

  get #on(): Handlers<typeof step, Codes> {
    return {
      submit: async ({ codeMac }) => {
        const { session } = this.#changer;
        const { result, opening } = await this.#flow.openWith(
          'recovery_codes',
          () => keepingCodes(this.#flow, this.#changer),
          (activities, next) => activities.addAuthenticatorApp({ codeMac, session, next }),
          { isWritten: ({ outcome }) => outcome === 'done' },
        );
        const refused = standing(result);
        switch (refused?.outcome) {
          case undefined:
            return { done: opening };
          case 'proof_stale':
            return { problem: proofStale, ...this.#offered };
          case 'wrong':
            return this.#wrong();
        }
      },
    };
  }

  #wrong(): Opening<typeof step, Codes> {
    this.#attemptsLeft -= 1;
    const attemptsLeft = this.#attemptsLeft;
    if (attemptsLeft === 0) throw new FinalRefusal({ code: 'TotpExhausted', attemptsLeft });
    return { problem: { code: 'TotpWrong', attemptsLeft }, ...this.#offered };
  }
}
