import { maskPhone } from '../../domain/subject/mask-phone.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { ActionName } from '../../domain/flows/flows.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';

/** The messages of one flow: each carries a new code and replaces the one before. */
export class OtpMessages {
  readonly phone: string;
  /** The message that counts; 0 before the first one. */
  number = 0;
  readonly #flow: Flow;

  constructor(flow: Flow, phone: string) {
    this.#flow = flow;
    this.phone = phone;
  }

  get hasResendLeft(): boolean {
    return this.number <= this.#flow.settings.otpResends;
  }

  /** Sends another code, when it is time and some are left. */
  async resend(): Promise<void> {
    const retryAt = this.#flow.record.step?.otp?.resendAfter ?? isoTime(Date.now());
    if (!this.hasResendLeft) return this.#flow.refuse({ code: 'OtpResendLimit' });
    if (Date.parse(retryAt) > Date.now()) {
      return this.#flow.refuse({ code: 'OtpResendTooSoon', retryAt });
    }
    return this.send();
  }

  /** Sends a code and opens the step; an SMS centre that is down keeps the flow waiting. */
  async send(): Promise<void> {
    const flow = this.#flow;
    const { otpTtlMs: ttlMs, messagesPerHour, messagesPerDay } = flow.settings;
    const { phone } = this;
    const number = this.number + 1;
    const { id: flowId } = flow.record;
    const sending = { next: this.#sent(), isLate: false };
    const result = await flow.perform(
      (activities) =>
        activities.sendOtp({
          flowId,
          number,
          phone,
          ttlMs,
          messagesPerHour,
          messagesPerDay,
          next: sending.next,
        }),
      async () => {
        await flow.pause({ waitingFor: 'carrier', code: 'SmsUnavailable', at: 'otp' });
        sending.isLate = true;
        sending.next = this.#sent();
      },
    );
    if (!result.sent) return this.#limit(result.limitedUntil);
    this.number = number;
    flow.arrive(sending.next);
    // Its times were set when the tries began; what the citizen is shown counts from now.
    if (sending.isLate) await flow.save(this.#sent());
  }

  #sent(): SavedFlow {
    const now = Date.now();
    const { otpTtlMs, otpResendAfterMs, otpTriesPerCode } = this.#flow.settings;
    return this.#flow.upcoming('otp', 'otp.sent', {
      actions: ['submit', 'resendOtp', 'cancel'],
      until: isoTime(now + otpTtlMs),
      otp: {
        sentTo: maskPhone(this.phone),
        attemptsLeft: otpTriesPerCode,
        resendAfter: isoTime(now + otpResendAfterMs),
      },
    });
  }

  /** Too many messages to this number: an earlier code still counts, another must wait. */
  async #limit(resendAfter: string): Promise<void> {
    const flow = this.#flow;
    const actions: ActionName[] =
      this.number > 0 ? ['submit', 'resendOtp', 'cancel'] : ['resendOtp', 'cancel'];
    const attemptsLeft = this.number > 0 ? (flow.record.step?.otp?.attemptsLeft ?? 0) : 0;
    const otp = { sentTo: maskPhone(this.phone), attemptsLeft, resendAfter };
    const until = this.number > 0 ? flow.record.step?.until : undefined;
    await flow.refuseAt(
      'otp',
      { code: 'MessageLimit', retryAt: resendAfter },
      { actions, otp, ...(until && { until }) },
    );
  }
}
