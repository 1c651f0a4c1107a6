import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SignIn } from '../../src/activities/sign-in/sign-in-activities.ts';
import type { Queryable } from '../../src/db/database.ts';
import type { SavedFlow } from '../../src/db/flows/flows.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import { aRecord } from '../api/support/records.ts';
import { rows } from './rows.ts';
import { aToken } from './session-rows.ts';

/** A device like no other, as a login names it. */
export function aDevice(): SignIn['device'] {
  return {
    tokenHash: tokenHash(aToken()).toString('base64url'),
    name: 'Firefox, Linux',
    isNew: false,
  };
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** A login of an account by password on a new device, unless told: each in a flow of its own. */
export function aSignIn(accountId: string, details: Partial<SignIn> = {}): SignIn {
  return {
    flowId: randomUUID(),
    signInId: randomUUID(),
    sessionId: randomUUID(),
    isStepUp: false,
    accountId,
    method: 'password',
    uses: ['password'],
    level: 2,
    idleMs: 900_000,
    idleUntil: inHours(0.25),
    expiresAt: inHours(12),
    device: aDevice(),
    ...details,
  };
}

/** The end of its flow, as it is written with the session. */
export function endOf({ flowId, accountId, ...signIn }: SignIn): SavedFlow {
  const { sessionId: id, level, method, idleUntil, expiresAt } = signIn;
  const account = { id: accountId, level, subjectType: 'citizen' as const };
  return {
    record: aRecord(flowId, {
      kind: 'login',
      method,
      status: 'completed',
      step: null,
      result: { account, session: { id, level, idleUntil, expiresAt } },
    }),
    personal: null,
    event: 'session.opened',
    actor: 'citizen',
  };
}

/** The sessions that an account has or had, the oldest first: why each has ended, or null. */
export async function sessionsOf(db: Queryable, accountId: string) {
  return rows(
    db,
    z.object({ id: z.string(), level: z.number(), endedBy: z.string().nullable() }),
    sql`select id, level, ended_by as "endedBy" from session where account_id = ${accountId}
      order by started_at`,
  );
}

/** The lines in the history of an account's sign-ins, the oldest first. */
export async function historyOf(db: Queryable, accountId: string) {
  return rows(
    db,
    z.object({ flowId: z.string(), outcome: z.string(), problem: z.string().nullable() }),
    sql`select flow_id as "flowId", outcome, problem from sign_in where account_id = ${accountId}
      order by at`,
  );
}

/** The ends of an account's sessions, as they were audited. */
export async function auditedEnds(db: Queryable, accountId: string) {
  return rows(
    db,
    z.object({ actor: z.string(), session: z.string(), by: z.string() }),
    sql`select actor, details ->> 'session' as session, details ->> 'by' as by from audit_event
      where account_id = ${accountId} and event = 'session.ended' order by at, id`,
  );
}
