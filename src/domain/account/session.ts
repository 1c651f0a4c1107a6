import { z } from 'zod';
import { type Level, level } from '../flows/levels.ts';
import { type Method, methodNames } from '../methods/methods.ts';
import { time } from '../steps/shown.ts';

/**
 * Why a session has ended before its time: signed out; another sign-in on the same device has replaced
 * it; ended from another session; "this was not me"; the password was changed, or set anew; the account was
 * handed over, or is to be closed; by support staff; the database was restored, so that nobody knows any more
 * which sessions had ended.
 */
export const sessionEnds = [
  'signed_out',
  'replaced',
  'other_session',
  'not_me',
  'password_changed',
  'recovery',
  'dispute',
  'closing',
  'staff',
  'restore',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];

/** Who is signed in where, at which level, until when. */
export type Session = {
  id: string;
  accountId: string;
  device: { id: string; name: string };
  method: Method;
  level: Level;
  /** Of the account, which may have been verified better than by this session. */
  accountLevel: Level;
  /** When each level was last proven. */
  provenAt: Partial<Record<Level, Date>>;
  startedAt: Date;
  /** To the minute. */
  lastSeenAt: Date;
  /** The end unless it is used before; never later than `expiresAt`. */
  idleUntil: Date;
  expiresAt: Date;
  endedAt: Date | null;
  endedBy: SessionEnd | null;
};

/** A session as its owner is shown it. */
export const sessionView = z
  .object({
    id: z.string(),
    level,
    method: z.enum(methodNames).describe('By which it was begun, or raised last'),
    provenAt: z
      .object({ 1: time.exactOptional(), 2: time.exactOptional(), 3: time.exactOptional() })
      .describe('When each level was last proven'),
    device: z.object({
      id: z.string(),
      name: z.string().describe('Browser and system in words; Unknown where it did not say'),
      current: z.boolean().describe('Whether it is the one that asks'),
    }),
    place: z.null(),
    startedAt: time,
    lastSeenAt: time.describe('To the minute'),
    idleUntil: time.describe('The end unless it is used before'),
    expiresAt: time.describe('The end however much it is used'),
    endedAt: time.nullable(),
    endedBy: z.enum(sessionEnds).nullable(),
  })
  .meta({ id: 'Session' });

/** What a client reads of a session. */
export type SessionView = z.output<typeof sessionView>;
