import { z } from 'zod';
import { disputeOutcomes } from '../dispute/complaint.ts';
import { nextAction } from '../problems/problem-view.ts';
import { time } from '../steps/shown.ts';
import { flowKinds } from './flow-kind.ts';
import { flowMethods, type OfferedKind } from './flows.ts';
import { level, subjectType } from './levels.ts';

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

/** Read and gone on with by that token. */
const takenUp = z.object({
  id: z.string(),
  reference: z.string(),
  kind: z.enum(flowKinds),
  method: z.enum(flowMethods),
  token: z
    .string()
    .exactOptional()
    .describe('For five minutes, and until it is taken up once more: the one before has ended'),
});

/** What a completed flow of each kind has brought. */
export const flowResults = {
  registration: z.object({ account }),
  login: z.object({ account, session }),
  // The account that was given back; of a resumption the flow that it has taken up.
  recovery: z.object({ account: account.exactOptional(), flow: takenUp.exactOptional() }),
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
