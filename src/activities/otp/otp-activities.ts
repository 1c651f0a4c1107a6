import type { SignIn, SignInRefused } from '../sign-in/sign-in-activities.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Registrant } from '../../domain/subject/registrant.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';

export type SendOtp = {
  proof: ProofName;
  /** 1 for the first message of the step. */
  number: number;
  /** E.164. */
  phone: string;
  ttlMs: number;
  /** How long the citizen waits for another message after one. */
  resendAfterMs: number;
  language: Language;
  /** Whether somebody has asked for this very message: not the first one, which comes by itself. */
  isAskedFor: boolean;
  /** When the citizen has asked for it by a click (RFC 3339), a start being one; null: nobody has. */
  click: string | null;
  /** The flow's time as it asks, RFC 3339; missing where an older version has asked. */
  askedAt?: string;
  /** Whose numbers must have no account, for a code to be sent: a duplicate is told first. */
  unlessRegistered?: Pick<Registrant, 'subjectType' | 'documents'>;
  /** Written when the message is with the SMS centre. */
  next: SavedFlow;
};

/** A code by e-mail, which nobody is woken by. */
export type SendEmailCode = Pick<
  SendOtp,
  'proof' | 'number' | 'ttlMs' | 'resendAfterMs' | 'language' | 'next'
> & { email: string };

/** Whether a message is with the SMS centre, or the mail server; else why not, and when it may be. */
export type OtpSending =
  | { sent: true }
  | { sent: false; code: Extract<ProblemCode, 'AccountAlreadyExists' | 'EmailUndeliverable'> }
  | {
      sent: false;
      code: Extract<ProblemCode, 'MessageLimit' | 'OtpSentElsewhere' | 'MessagesAtNight'>;
      until: string;
    };

export type VerifyOtp = {
  proof: ProofName;
  number: number;
  phone: string;
  /** Keyed hash of what was typed, base64url. */
  codeMac: string;
  /** Names the attempt, so that a repeated call is not another attempt. */
  attemptId: string;
  triesPerCode: number;
  /** Written when the code is right; null after a flow's last step. */
  next: SavedFlow | null;
};

export type VerifyEmailCode = Omit<VerifyOtp, 'phone'> & { email: string };

/** `next` is written with the session. */
export type SignInByOtp = VerifyOtp & { signIn: SignIn; next: SavedFlow };

export type OtpVerdict =
  | { outcome: 'right' }
  | { outcome: 'wrong' | 'superseded'; attemptsLeft: number }
  | { outcome: 'expired' | 'exhausted' }
  | { outcome: 'daily_limit'; until: string };

/** What is done with one-time codes by SMS, and by e-mail. */
export type OtpActivities = {
  sendOtp(input: SendOtp): Promise<OtpSending>;
  verifyOtp(input: VerifyOtp): Promise<OtpVerdict>;
  sendEmailCode(input: SendEmailCode): Promise<OtpSending>;
  verifyEmailCode(input: VerifyEmailCode): Promise<OtpVerdict>;
  /** As `verifyOtp`, and a right code opens a session, in one statement; unless nobody may be signed in. */
  signInByOtp(input: SignInByOtp): Promise<OtpVerdict | SignInRefused>;
};
