import type { OtpSending, SendOtp } from '../../activities/otp/otp-activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { OtpStep } from '../../domain/steps/otp-steps.ts';
import { maskEmail } from '../../domain/subject/email-address.ts';
import { maskPhone } from '../../domain/subject/mask-phone.ts';
import type { Outage } from '../engine/outage.ts';
import type { Work } from '../engine/perform.ts';

/** Names the step of a flow that a code is typed at. */
export type OtpProof = ProofName & { step: OtpStep };

/** A phone that gets a code, and where that matters, whose numbers must have no account. */
export type PhoneReceiver = Pick<SendOtp, 'phone' | 'unlessRegistered'>;
/** Who gets a code. */
export type OtpReceiver = PhoneReceiver | { email: string };

/** A message of a step, but for whom it is for. */
export type OtpMessage = Omit<SendOtp, 'proof' | 'phone' | 'unlessRegistered' | 'next'> & {
  proof: OtpProof;
};

/** How the messages of a step are sent. */
export type OtpSender = {
  /** As the flow shows it: masked. */
  shown: { sentTo: string; delivery?: 'pending' };
  /** Opens the challenge of a message, and writes the waiting point. */
  send: (
    activities: Parameters<Work<OtpSending>>[0],
    message: OtpMessage,
    next: SavedFlow,
  ) => Promise<OtpSending>;
  /** What the flow says while that fails; missing: nothing. */
  outage?: Outage;
  /** What is done of a message beside the flow, once its step is open. */
  afterwards?: (message: OtpMessage) => void;
};

/** Before the step is open: what keeps the message from being sent is told. */
export function senderOf(to: OtpReceiver): OtpSender {
  return 'email' in to ? byEmail(to.email) : bySms(to);
}

function byEmail(email: string): OtpSender {
  return {
    shown: { sentTo: maskEmail(email) },
    send: (activities, { proof, number, ttlMs, resendAfterMs, language }, next) =>
      activities.sendEmailCode({
        ...{ proof, number, ttlMs, resendAfterMs, language },
        email,
        next,
      }),
    outage: { waitingFor: 'email', code: 'EmailUnavailable' },
  };
}

function bySms({ phone, unlessRegistered }: PhoneReceiver): OtpSender {
  const to = { phone, ...(unlessRegistered && { unlessRegistered: numbersOf(unlessRegistered) }) };
  return {
    shown: { sentTo: maskPhone(phone), delivery: 'pending' },
    send: (activities, message, next) => activities.sendOtp({ ...message, ...to, next }),
    outage: { waitingFor: 'sms', code: 'SmsUnavailable' },
  };
}

/** What the duplicate check goes by, and nothing else of the person. */
function numbersOf({ subjectType, documents }: NonNullable<SendOtp['unlessRegistered']>) {
  return { subjectType, documents };
}
