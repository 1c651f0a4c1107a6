import type { Level } from '../flows/levels.ts';
import type { SessionDelivery } from './sign-in.ts';

/** The session that asks for a change, as it was then. */
export type ChangeRequest = {
  sessionId: string;
  accountId: string;
  level: Level;
  /** RFC 3339 in UTC, as `expiresAt`. */
  idleUntil: string;
  expiresAt: string;
  /** How it reaches the client, should it get a new token. */
  delivery: SessionDelivery;
};
