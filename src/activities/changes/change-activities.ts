import type { Closing } from '../../db/accounts/closing.ts';
import type { ActingSession, Done, NotActing } from '../../db/accounts/change-account.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { IdentityNumber, Sex } from '../../domain/subject/identity.ts';
import type { Source } from '../../domain/subject/registrant.ts';

/** What a change needs to know of its account. */
export type ChangedAccount = {
  id: string;
  level: Level;
  subjectType: SubjectType;
  fullName: string;
  /** yyyy-MM-dd or yyyy; null: not known. */
  dateOfBirth: string | null;
  /** Null: not known. */
  sex: Sex | null;
  documents: IdentityNumber[];
  /** E.164; null: it has none, or it is locked. */
  phone: string | null;
  email: string | null;
};

/** Whom a proof names. */
export type ProvenHolder = { subjectType: SubjectType; documents: IdentityNumber[] };

/** Who changes what; `next` is written with the change. */
export type Changed<T> = T & { session: ActingSession; next: SavedFlow };

/** What is done for whoever changes an account (product.md 3). */
export type ChangeActivities = {
  /** The account of a live session; null: the session is over. */
  readChangedAccount(input: {
    session: ActingSession;
  }): Promise<{ account: ChangedAccount | null }>;
  /** Whether the session is live, however long ago its proof is. */
  isSessionLive(input: { session: ActingSession }): Promise<{ isLive: boolean }>;
  /** Whether it has proven a short while ago what it must. */
  hasFreshProof(input: { session: ActingSession }): Promise<{ isFresh: boolean }>;
  /** Whether a phone (E.164) is that of so many other accounts that it can be no other one's. */
  isPhoneTaken(input: { phone: string; accountId: string }): Promise<{ isTaken: boolean }>;
  /** `current` is the phone that it is to replace, where that was proven, too. */
  changePhone(
    input: Changed<{ phone: string; current: string | null }>,
  ): Promise<Done | NotActing | { outcome: 'too_many_accounts' | 'current_changed' }>;
  /** Null: the account has no address any more. */
  changeEmail(input: Changed<{ email: string | null }>): Promise<Done | NotActing>;
  /** Sets another password; ends all other sessions, and gives this one another token. */
  changePassword(input: Changed<{ salt: string; mac: string }>): Promise<Done | NotActing>;
  /** Adds the app that the flow enrols, when the code (keyed hash, base64url) is one of it. */
  addAuthenticatorApp(
    input: Changed<{ codeMac: string }>,
  ): Promise<Done | NotActing | { outcome: 'wrong' }>;
  hasAuthenticatorApp(input: { session: ActingSession }): Promise<{ hasApp: boolean }>;
  /** Gives the account the codes that the flow has shown; they stand in for an app alone. */
  renewRecoveryCodes(
    input: Changed<object>,
  ): Promise<Done | NotActing | { outcome: 'app_missing' }>;
  removeMethod(
    input: Changed<{ methodId: string }>,
  ): Promise<Done | NotActing | { outcome: 'last_way_in' | 'not_found' }>;
  /**
   * Gives the account a method that its own holder has proven, in the place of an older one of that kind; the
   * account's level becomes the proof's where that is higher.
   */
  addMethod(
    input: Changed<{ method: AuthenticationMethod; holder: ProvenHolder; level: Level }>,
  ): Promise<Done | NotActing | { outcome: 'another_person' | 'linked' | 'consent_withdrawn' }>;
  /** Adds those of some numbers that the account does not have; those of a certificate must name one of its own. */
  addDocuments(
    input: Changed<{ holder: ProvenHolder; source: Extract<Source, 'carrier' | 'certificate'> }>,
  ): Promise<Done | NotActing | { outcome: 'another_person' | 'known' | 'held_elsewhere' }>;
  unlockMethod(
    input: Changed<{ methodId: string }>,
  ): Promise<Done | NotActing | { outcome: 'not_found' | 'consent_withdrawn' }>;
  /** Has the account closed at a time (RFC 3339), unless somebody takes it back; ends all sessions. */
  beginClosing(
    input: Changed<{ closesAt: string }>,
  ): Promise<Done | NotActing | { outcome: 'closing_already' }>;
  /** The same with the flow's row, where a restore has lost both: until when (RFC 3339) it can be taken back. */
  noteClosingAgain(input: { accountId: string; closesAt: string; next: SavedFlow }): Promise<void>;
  /** Whether nobody has taken it back. */
  isClosing(input: Closing): Promise<{ isClosing: boolean }>;
  /** Takes it back, and tells it; nothing where the account is closed. */
  takeClosingBack(input: Closing): Promise<void>;
  /** Closes the account for good, and erases what is held of it. */
  closeAccount(input: {
    accountId: string;
    numberKeptDays: number;
    next: SavedFlow;
  }): Promise<Done | { outcome: 'taken_back' }>;
};
