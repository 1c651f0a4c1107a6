import { sql } from 'kysely';
import type { Method } from '../../domain/methods/methods.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { type Queryable, rows } from '../database.ts';
import { type Asked, type Page, isBehind, pageOf } from '../pages.ts';

/** A line in the history of an account's sign-ins. */
export type SignInLine = {
  id: string;
  at: Date;
  method: Method;
  outcome: 'signed_in' | 'refused';
  problem: ProblemCode | null;
  deviceId: string | null;
  deviceName: string;
  /** Whether its owner can still say that it was not them. */
  isReportable: boolean;
};

type SignInRow = Omit<SignInLine, 'at'> & { at: string; signedInAt: Date };

/** Those of the last 12 months, the newest first. */
export async function listSignIns(
  db: Queryable,
  asked: Asked & { accountId: string },
): Promise<Page<SignInLine>> {
  const found = await rows(
    db,
    sql<SignInRow>`
      select id, method, outcome, problem, device_id as "deviceId", device_name as "deviceName",
        coalesce(not_me_until > now() and not_me_at is null, false) as "isReportable",
        at::text, at as "signedInAt"
      from sign_in
      where account_id = ${asked.accountId} and sign_in.at > now() - interval '1 year'
        and ${isBehind(asked, { at: sql`sign_in.at`, id: sql`id` })}
      order by sign_in.at desc, id desc limit ${asked.limit + 1}`,
  );
  return pageOf(found, asked, ({ signedInAt, ...line }) => ({ ...line, at: signedInAt }));
}
