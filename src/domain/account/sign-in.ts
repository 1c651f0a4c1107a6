import type { Level, SubjectType } from '../flows/levels.ts';

/** An account, and what its owner may become by signing in. */
export type AccountOwner = {
  accountId: string;
  level: Level;
  subjectType: SubjectType; /** The method of the password that was right, where one was typed. */
  passwordId?: string;
};

/** How a session reaches the client: in a cookie, or as a token for who keeps no cookies. */
export type SessionDelivery = 'cookie' | 'token';

/** The browser or app that signs in. */
export type SigningDevice = {
  /** SHA-256 of its token, base64url. */
  tokenHash: string;
  /** In words: `Chrome, Android`. */
  name: string;
  /** Whether it brought no token, and is given one with the session. */
  isNew: boolean;
};

/** What a login is started with, beside its first step's data. */
export type SignInRequest = {
  delivery: SessionDelivery;
  device: SigningDevice;
  /** The session that is to be raised, and whose it is; null: a new one is opened. */
  stepUp: { sessionId: string; accountId: string; level: Level; expiresAt: string } | null;
};

/** What the API needs to hand a session over; the tokens themselves are in no record. */
export type HandOver = { delivery: SessionDelivery; isNewDevice: boolean };
