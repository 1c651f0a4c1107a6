import { type RawBuilder, sql } from 'kysely';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { NewSession } from './opening-session.ts';

/**
 * Part of a WITH clause, named `refused`: where `when` holds, a line in the account's history that says
 * that somebody who knew the password came no further. One for each attempt, however often it is repeated.
 */
export function notingRefusal(
  { accountId, flowId, method, device }: NewSession,
  attempt: {
    /** Names the attempt among those of all flows. */
    id: string;
    problem: ProblemCode | RawBuilder<ProblemCode>;
    when: RawBuilder<unknown>;
  },
): RawBuilder<unknown> {
  return sql`
    refused as (
      insert into sign_in (id, account_id, flow_id, method, outcome, problem, device_name)
      select ${idFrom(attempt.id)}, ${accountId}::uuid, ${flowId}, ${method}, 'refused',
        ${attempt.problem}, ${device.name} where ${attempt.when}
      on conflict (id) do nothing)`;
}

/** A row's id from a name that a client has a part in: the same for the same name, and for no other (SHA-256). */
export function idFrom(name: string): RawBuilder<string> {
  return sql`encode(substring(sha256(convert_to(${name}, 'UTF8')) from 1 for 16), 'hex')::uuid`;
}
