import type { OtpVerdict } from '../otp/otp-activities.ts';
import type { Done } from '../../db/accounts/change-account.ts';
import type { CounterAccount } from '../../db/recovery/counter-accounts.ts';
import type { Gone } from '../../db/recovery/recover-account.ts';
import type { Recovered } from '../../db/recovery/read-recovered.ts';
import type { Recoverable, RecoveryTarget } from '../../db/recovery/recoverable.ts';
import type { Resumable } from '../../db/recovery/resumable.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { CounterRequest } from '../../domain/steps/counter-request.ts';

/** A code of a forgotten password, or of a resumption, and whom it is for: maybe for nobody. */
export type RecoveryCode = {
  proof: ProofName;
  /** 1 for the first message of the step. */
  number: number;
  /** What was asked for: the keyed hash of a user name, base64url; or a flow's reference. */
  name: string;
  recoverable: Found<{ phone: string }>;
};

/** Whose phone gets a code, if anybody's; or the account that is told of another way. */
export type Found<T> = { target: T | null; elsewhere: string | null };

type Password = { salt: string; mac: string };

/** What is done for whoever gets an account back (guide 1.1, Chú ý). */
export type RecoveryActivities = {
  /** Whom a user name names, and what can be done for them. */
  findRecoverable(input: { name: string }): Promise<Recoverable>;
  /** Opens a code with the waiting point `next`, before anything is sent; the same for nobody. */
  openRecoveryCode(input: RecoveryCode & { ttlMs: number; next: SavedFlow }): Promise<void>;
  /**
   * Sends it, where there is somebody to send it to; the text names the flow `reference`. `click` is when it
   * was asked for, as of any code.
   */
  sendRecoveryCode(
    input: RecoveryCode & {
      ttlMs: number;
      language: Language;
      reference: string;
      click: string | null;
    },
  ): Promise<void>;
  /** Counts the attempt, and compares; nobody's code is wrong. */
  verifyRecoveryCode(
    input: RecoveryCode & { codeMac: string; attemptId: string; triesPerCode: number },
  ): Promise<OtpVerdict>;
  /** The open flow that a reference names, where a code to its phone takes it up. */
  findResumable(input: { reference: string }): Promise<{ target: Resumable | null }>;
  /** Takes a flow up after a right code, with the end of the resumption; unless it has ended meanwhile. */
  takeUp(input: { target: Resumable; next: SavedFlow }): Promise<{ taken: boolean }>;
  /** Null: it is gone meanwhile. */
  readRecovered(input: {
    accountId: string;
    phone: string;
  }): Promise<{ recovered: Recovered | null }>;
  /** Sets a password after a right code, with the end of the flow. */
  resetPassword(
    input: Password & { target: RecoveryTarget; next: SavedFlow },
  ): Promise<Done | Gone>;
  /** What staff at a counter are shown of the account that somebody asks for. */
  findAtCounter(input: { request: CounterRequest }): Promise<CounterAccount>;
  /** Tells the account that it will be recovered, and how to take that back, with the waiting point `next`. */
  announceRecovery(input: {
    accountId: string;
    until: string;
    next: SavedFlow;
  }): Promise<Done | Gone>;
  /** Whether the code that takes a recovery back was used. */
  readTakenBack(input: { flowId: string }): Promise<{ takenBack: boolean }>;
  /** Sets password and phone, unless the recovery was taken back, with the end of the flow. */
  recoverAtCounter(
    input: Password & { target: RecoveryTarget; next: SavedFlow },
  ): Promise<Done | Gone | { outcome: 'taken_back' | 'phone_taken' }>;
};
