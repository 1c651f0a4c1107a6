import type { OtpSending, OtpVerdict } from '../../activities/otp/otp-activities.ts';
import type { FlowName } from '../../domain/flows/flows.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { OtpStep } from '../../domain/steps/otp-steps.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';
import {
  type OtpMessage,
  type OtpProof,
  type OtpReceiver,
  type OtpSender,
  senderOf,
} from './otp-sender.ts';
import { waitOut } from './wait-out.ts';

type OtpOpening<T> = Opening<OtpStep, T>;

/** The messages of one step: each carries a new code and replaces the one before. */
export class OtpMessages<T> {
  /** The message that counts; at first that of the flow's last code, 0 where there was none. */
  number: number;
  readonly #flow: Flow;
  readonly #proof: OtpProof;
  readonly #sender: OtpSender;
  readonly #on: Handlers<OtpStep, T>;
  /** What the message that counts is shown with: tries left, and times in milliseconds. */
  #latest = { attemptsLeft: 0, resendAfter: 0, until: Infinity };

  constructor(
    flow: Flow,
    proof: OtpProof,
    to: (OtpReceiver | OtpSender) & { after?: number },
    on: Handlers<OtpStep, T>,
  ) {
    this.number = to.after ?? 0;
    this.#flow = flow;
    this.#proof = proof;
    this.#sender = 'send' in to ? to : senderOf(to);
    this.#on = on;
  }

  /** Sends another code, when it is time. */
  async resend(): Promise<OtpOpening<T>> {
    const { resendAfter } = this.#latest;
    if (resendAfter > Date.now()) {
      return this.refused({ code: 'OtpResendTooSoon', retryAt: isoTime(resendAfter) });
    }
    return this.send({ isAskedFor: true });
  }

  /** Sends a code and opens the step; an SMS centre that is down keeps the flow waiting. */
  async send({ isAskedFor = false } = {}): Promise<OtpOpening<T>> {
    const before = { number: this.number, latest: this.#latest };
    this.number += 1;
    const message = this.#message(isAskedFor);
    const { outage } = this.#sender;
    const { result, opening } = await this.#flow.openWith(
      this.#proof.step,
      () => this.#sent(),
      (activities, next) => this.#sender.send(activities, message, next),
      { ...(outage && { outage }), isWritten: ({ sent }) => sent },
    );
    if (result.sent) {
      this.#sender.afterwards?.(message);
      return opening;
    }
    if (!('until' in result)) throw new FinalRefusal({ code: result.code });
    this.number = before.number;
    this.#latest = before.latest;
    return this.#held(result);
  }

  /** Says why a code was not accepted; ends the flow when no other one can be. */
  refuse(verdict: Exclude<OtpVerdict, { outcome: 'right' }>): OtpOpening<T> {
    switch (verdict.outcome) {
      case 'wrong':
      case 'superseded': {
        const code = verdict.outcome === 'wrong' ? 'OtpWrong' : 'OtpSuperseded';
        return this.#refusedWith(code, verdict.attemptsLeft);
      }
      case 'daily_limit':
        return this.#untilTomorrow({ code: 'OtpDailyLimit', retryAt: verdict.until });
      case 'expired':
      case 'exhausted':
        return this.#refusedWith(verdict.outcome === 'expired' ? 'OtpExpired' : 'OtpExhausted', 0);
    }
  }

  /** What can be done: a code be tried that has tries left, another message be sent in time. */
  get #offered(): Handlers<OtpStep, T> {
    const { submit, resendOtp } = this.#on;
    const { attemptsLeft, resendAfter } = this.#latest;
    const { settings, record } = this.#flow;
    const isResendLeft = this.number <= settings.otp.resends;
    const canResend = isResendLeft && resendAfter < Date.parse(record.expiresAt);
    return {
      ...(submit && attemptsLeft > 0 && { submit }),
      ...(resendOtp && canResend && { resendOtp }),
    };
  }

  #sent(): OtpOpening<T> {
    const { ttlMs, resendAfterMs, triesPerCode } = this.#flow.settings.otp;
    const now = Date.now();
    this.#latest = {
      attemptsLeft: triesPerCode,
      resendAfter: now + resendAfterMs,
      until: now + ttlMs,
    };
    return { event: 'otp.sent', ...this.#showing(), on: this.#offered };
  }

  /** No code of this number counts before then; where none could be sent then, the flow ends. */
  #untilTomorrow(problem: Refusal): OtpOpening<T> {
    if (!this.#offered.resendOtp) throw new FinalRefusal(problem);
    const { shows } = this.#showing();
    const again = () => ({ event: 'otp.limit_over', ...this.#showing(), on: this.#offered });
    return waitOut<OtpStep, T, FlowName>(this.#flow, problem, { shows, again });
  }

  #message(isAskedFor: boolean): OtpMessage {
    const { settings, language, sender } = this.#flow;
    const { ttlMs, resendAfterMs } = settings.otp;
    const click = sender === 'citizen' ? isoTime(Date.now()) : null;
    const message = { proof: this.#proof, number: this.number, ttlMs, resendAfterMs, language };
    return { ...message, isAskedFor, click, askedAt: isoTime(Date.now()) };
  }

  /** Not sent now: an earlier code still counts, another must be asked for; or comes in the morning. */
  #held({ code, until }: Extract<OtpSending, { until: string }>): OtpOpening<T> {
    const problem: Refusal = { code, retryAt: until };
    if (code === 'MessagesAtNight') {
      const summary = 'The morning, when the code may be sent';
      const wake = { at: () => Date.parse(until), run: () => this.send(), summary };
      const held = { problem, isAccepted: true, event: 'otp.held' } as const;
      return { ...held, ...this.#showing(), on: this.#offered, wake };
    }
    this.#latest = { ...this.#latest, resendAfter: Date.parse(until) };
    return this.refused(problem);
  }

  #refusedWith(code: Refusal['code'], attemptsLeft: number): OtpOpening<T> {
    this.#latest = { ...this.#latest, attemptsLeft };
    return this.refused({ code, attemptsLeft });
  }

  /** Ends the flow where no code could still be right, and there is no way to another one. */
  refused(problem: Refusal): OtpOpening<T> {
    const on = this.#offered;
    if (!on.submit && !on.resendOtp) throw new FinalRefusal(problem);
    return { problem, ...this.#showing(), on };
  }

  #showing() {
    const { attemptsLeft, resendAfter, until } = this.#latest;
    return {
      ...(until !== Infinity && { until }),
      shows: { otp: { ...this.#sender.shown, attemptsLeft, resendAfter: isoTime(resendAfter) } },
    };
  }
}
