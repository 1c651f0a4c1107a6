import type { SavedFlow } from '../../db/flows/flows.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';

export type SendOtp = {
  proof: ProofName;
  /** 1 for the first message of the step. */
  number: number;
  /** E.164. */
  phone: string;
  ttlMs: number;
  /** Written when the message is with the SMS centre. */
  next: SavedFlow;
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

export type OtpVerdict =
  | { outcome: 'right' }
  | { outcome: 'wrong' | 'superseded'; attemptsLeft: number }
  | { outcome: 'expired' | 'exhausted' }
  | { outcome: 'daily_limit'; until: string };

/** What is done with one-time codes by SMS. */
export type OtpActivities = {
  sendOtp(input: SendOtp): Promise<{ sent: true } | { sent: false; limitedUntil: string }>;
  verifyOtp(input: VerifyOtp): Promise<OtpVerdict>;
};
