import { z } from 'zod';
import { disputeOutcomes } from '../dispute/complaint.ts';
import { nextAction } from '../problems/problem-view.ts';
import { time } from '../steps/shown.ts';
import { level, subjectType } from './levels.ts';
import type { OfferedKind } from './flows.ts';

const account = z.object({ id: z.string(), level, subjectType });

const session = z.object({
  id: z.string(),
  level,
  idleUntil: time,
  expiresAt: time.describe('The end, however busy it is'),
  token: z
    .string()
    .exactOptional()
    .describe('With delivery "token", for five minutes: sent as Authorization: Bearer'),
  deviceToken: z
    .string()
    .exactOptional()
    .describe('Likewise: sent as Device-Token at the next login, to be known again'),
});

/** What a completed flow of each kind has brought. */
export const flowResults = {
  registration: z.object({ account }),
  login: z.object({ account, session }),
  recovery: z.object({ account }),
  // With the session that it was made in, where that has a new token since.
  change: z.object({ account, session: session.exactOptional() }),
  // An account where it was handed over: with the way to a password of one's own.
  dispute: z.object({
    outcome: z.enum(disputeOutcomes),
    account: account.exactOptional(),
    nextActions: z.array(nextAction),
  }),
} as const satisfies Record<OfferedKind, z.ZodType>;

export type ResultOf<K extends OfferedKind> = z.output<(typeof flowResults)[K]>;
