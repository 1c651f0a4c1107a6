import type { OtpSending, OtpVerdict } from '../../activities/otp/otp-activities.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import { maskPhone } from '../../domain/subject/mask-phone.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import { isoTime } from '../engine/records.ts';

type OtpOpening = Opening<'otp', null>;

/** The messages of one step: each carries a new code and replaces the one before. */
export class OtpMessages {
  /** The message that counts; 0 before the first one. */
  number = 0;
  readonly #flow: Flow;
  readonly #proof: ProofName;
  readonly #phone: string;
  readonly #on: Handlers<'otp', null>;
  /** What the message that counts is shown with: tries left, and times in milliseconds. */
  #latest = { attemptsLeft: 0, resendAfter: 0, until: Infinity };

  constructor(flow: Flow, proof: ProofName, phone: string, on: Handlers<'otp', null>) {
    this.#flow = flow;
    this.#proof = proof;
    this.#phone = phone;
    this.#on = on;
  }

  /** Sends another code, when it is time and some are left. */
  async resend(): Promise<OtpOpening> {
    if (!this.#hasResendLeft) return this.#refused({ code: 'OtpResendLimit' });
    const { resendAfter } = this.#latest;
    if (resendAfter > Date.now()) {
      return this.#refused({ code: 'OtpResendTooSoon', retryAt: isoTime(resendAfter) });
    }
    return this.send({ isAskedFor: true });
  }

  /** Sends a code and opens the step; an SMS centre that is down keeps the flow waiting. */
  async send({ isAskedFor = false } = {}): Promise<OtpOpening> {
    const before = this.#latest;
    const message = this.#message(isAskedFor);
    const { result, opening } = await this.#flow.openWith(
      'otp',
      () => this.#sent(),
      (activities, next) => activities.sendOtp({ ...message, next }),
      {
        outage: { waitingFor: 'carrier', code: 'SmsUnavailable' },
        isWritten: ({ sent }) => sent,
      },
    );
    if (!result.sent) {
      this.#latest = before;
      return this.#held(result);
    }
    this.number = message.number;
    return opening;
  }

  /** Says why a code was not accepted; ends the flow when no other one can be. */
  refuse(verdict: Exclude<OtpVerdict, { outcome: 'right' }>): OtpOpening {
    switch (verdict.outcome) {
      case 'wrong':
      case 'superseded': {
        const code = verdict.outcome === 'wrong' ? 'OtpWrong' : 'OtpSuperseded';
        return this.#refusedWith(code, verdict.attemptsLeft);
      }
      case 'daily_limit':
        return this.#refused({ code: 'OtpDailyLimit', retryAt: verdict.until });
      case 'expired':
      case 'exhausted': {
        const code = verdict.outcome === 'expired' ? 'OtpExpired' : 'OtpExhausted';
        // No code that could still be right, and no way to another one.
        if (!this.#hasResendLeft) throw new FinalRefusal({ code });
        return this.#refusedWith(code, 0);
      }
    }
  }

  get #hasResendLeft(): boolean {
    return this.number <= this.#flow.settings.otp.resends;
  }

  #sent(): OtpOpening {
    const { ttlMs, resendAfterMs, triesPerCode } = this.#flow.settings.otp;
    const now = Date.now();
    this.#latest = {
      attemptsLeft: triesPerCode,
      resendAfter: now + resendAfterMs,
      until: now + ttlMs,
    };
    return { event: 'otp.sent', ...this.#showing(), on: this.#on };
  }

  #message(isAskedFor: boolean) {
    const { settings, language, sender } = this.#flow;
    const { ttlMs, resendAfterMs } = settings.otp;
    const click = sender === 'citizen' ? isoTime(Date.now()) : null;
    const message = { proof: this.#proof, phone: this.#phone, number: this.number + 1 };
    return { ...message, ttlMs, resendAfterMs, language, isAskedFor, click };
  }

  /** Not sent now: an earlier code still counts, another must be asked for; or comes in the morning. */
  #held({ code, until }: Extract<OtpSending, { sent: false }>): OtpOpening {
    const problem: Refusal = { code, retryAt: until };
    const { resendOtp } = this.#on;
    const on = this.number > 0 ? this.#on : { ...(resendOtp && { resendOtp }) };
    if (code === 'MessagesAtNight') {
      const wake = { at: () => Date.parse(until), run: () => this.send() };
      return { problem, isAccepted: true, event: 'otp.held', ...this.#showing(), on, wake };
    }
    this.#latest = { ...this.#latest, resendAfter: Date.parse(until) };
    return { problem, ...this.#showing(), on };
  }

  #refusedWith(code: Refusal['code'], attemptsLeft: number): OtpOpening {
    this.#latest = { ...this.#latest, attemptsLeft };
    return this.#refused({ code, attemptsLeft });
  }

  #refused(problem: Refusal): OtpOpening {
    return { problem, ...this.#showing(), on: this.#on };
  }

  #showing() {
    const { attemptsLeft, resendAfter, until } = this.#latest;
    return {
      ...(until !== Infinity && { until }),
      shows: {
        otp: {
          sentTo: maskPhone(this.#phone),
          attemptsLeft,
          resendAfter: isoTime(resendAfter),
          delivery: 'pending' as const,
        },
      },
    };
  }
}
