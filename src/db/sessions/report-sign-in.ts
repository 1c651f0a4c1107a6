import { sql } from 'kysely';
import type { Method } from '../../domain/methods/methods.ts';
import { type Database, onlyRow, type Queryable } from '../database.ts';
import { type Reported, type Reporting, endReported, takingReport } from './not-me.ts';

/** Who says of which sign-in that it was not them. */
export type Report = { accountId: string; signInId: string; by: Reporting };

export type ReportTaken =
  | ({ outcome: 'done' } & Reported)
  /** Of another account, or of none. */
  | { outcome: 'unknown' }
  /** Nobody was signed in by it, or it is too long ago. */
  | { outcome: 'not_reportable' };

/**
 * Takes the report of a sign-in from a session of its account: does what its code would (`useNotMeCode`),
 * but for the session that says so, which stays unless the sign-in was its own. The second time it
 * answers the same, and ends nothing.
 */
export async function reportSignIn(
  { transaction }: Pick<Database, 'transaction'>,
  { accountId, signInId, by }: Report,
): Promise<ReportTaken> {
  return transaction(async (tx) => {
    const { isTaken, line } = await take(tx, { accountId, signInId });
    if (!line) return { outcome: 'unknown' };
    if (isTaken) return { outcome: 'done', ...(await endReported(tx, signInId, by)) };
    if (!line.isReportable) return { outcome: 'not_reportable' };
    return { outcome: 'done', method: line.method, sessionsEnded: 0 };
  });
}

/** The line is as it was before: of two calls at once, one takes it, and the other finds it reportable. */
async function take(tx: Queryable, { accountId, signInId }: Omit<Report, 'by'>) {
  const isOf = sql`id = ${signInId}::uuid and account_id = ${accountId}`;
  return onlyRow(
    tx,
    sql<{ isTaken: boolean; line: { method: Method; isReportable: boolean } | null }>`
      with ${takingReport(isOf)}
      select exists (select from used) as "isTaken", exists (select from held) as held,
        (select jsonb_build_object('method', method, 'isReportable',
            coalesce(not_me_until > now() or not_me_at is not null, false))
          from sign_in where ${isOf}) as line`,
  );
}
