import type { SavedFlow } from '../../db/flows/flows.ts';
import type { MethodKind } from '../../domain/account/authentication-method.ts';
import type { AccountOwner, SigningDevice } from '../../domain/account/sign-in.ts';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';
import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { HolderRefused } from '../signatures/certificate-activities.ts';
import type { ProofName } from '../../domain/proofs/proof-name.ts';

export type VerifyPassword = {
  flowId: string;
  /** Names the attempt within its flow, so that a repeated call is not another attempt. */
  attemptId: string;
  /** Keyed hash of the user name, base64url. */
  name: string;
  /** HMAC(pepper, hash) of what was typed, base64url. */
  mac: string;
  /** Keyed hash of the network it came from, base64url. */
  network: string;
  device: SigningDevice;
  /** Whose session is to be raised: another account's password is as wrong as any other; null: none is. */
  onlyOf: string | null;
};

/** The account's own second factor; null where it has none that can be used. */
export type SecondFactor =
  { kind: 'otp'; phone: string } | { kind: 'authenticator_app'; recoveryCodesLeft: number } | null;

export type PasswordVerdict =
  | { outcome: 'right'; owner: AccountOwner; factor: SecondFactor }
  /** Or nobody has this name, or the account is closed, locked, or has no password. */
  | { outcome: 'wrong' }
  | { outcome: 'locked'; until: string };

/** A session that is to be opened, or raised. */
export type SignIn = {
  flowId: string;
  /** Of the line in the history. */
  signInId: string;
  sessionId: string;
  isStepUp: boolean;
  accountId: string;
  method: LoginMethod;
  /** The account's methods that were used: none of them may be locked. */
  uses: readonly MethodKind[];
  /** Of these the password that was right: another one may have taken its place since. */
  passwordId?: string;
  level: Level;
  idleMs: number;
  /** RFC 3339 in UTC, as `expiresAt`. */
  idleUntil: string;
  expiresAt: string;
  device: SigningDevice;
};

/** The account or the method is locked or closed; or the session that was to be raised has ended. */
export type SignInRefused = { outcome: 'locked' | 'session_ended' };
export type SignInVerdict = { outcome: 'signed_in' } | SignInRefused;

export type VerifyAppCode = {
  proof: ProofName;
  attemptId: string;
  kind: 'app' | 'recovery_code';
  /** Keyed hash of what was typed, base64url. */
  codeMac: string;
  signIn: SignIn;
  /** Written with the session, in one statement. */
  next: SavedFlow;
};

export type AppCodeVerdict =
  | { outcome: 'right' }
  | { outcome: 'wrong' }
  | { outcome: 'exhausted'; until: string }
  | SignInRefused;

/** What is done for whoever signs in. */
export type SignInActivities = {
  verifyPassword(input: VerifyPassword): Promise<PasswordVerdict>;
  verifyAppCode(input: VerifyAppCode): Promise<AppCodeVerdict>;
  /** The account that the holder of a certificate owns; null: none. */
  findCertificateOwner(input: {
    proof: ProofName;
    identity: CertificateIdentity;
  }): Promise<{ owner: AccountOwner | null } | HolderRefused>;
  /** The account that one at Vietnam Post is linked to; null: none. */
  findPostOwner(input: { subject: string }): Promise<{ owner: AccountOwner | null }>;
  /** Opens the session, or raises it, and ends the flow in one statement. */
  openSession(input: { signIn: SignIn; next: SavedFlow }): Promise<SignInVerdict>;
};
