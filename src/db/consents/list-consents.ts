import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** What an account's owner has consented to: a purpose of a version of the text. */
export type OwnConsent = {
  version: string;
  purpose: string;
  /** The last time. */
  givenAt: Date;
  channel: string;
  withdrawnAt: Date | null;
};

/** Reads it, the latest text first. */
export async function listConsents(db: Queryable, accountId: string): Promise<OwnConsent[]> {
  return rows(
    db,
    sql<OwnConsent>`
      select c.version, p.purpose, coalesce(w.given_again_at, c.given_at) as "givenAt", c.channel,
        case when w.given_again_at is null then w.withdrawn_at end as "withdrawnAt"
      from consent c cross join lateral unnest(c.purposes) with ordinality p (purpose, n)
        left join lateral (
          select withdrawn_at, given_again_at from consent_withdrawal
          where account_id = c.account_id and version = c.version and purpose = p.purpose
          order by withdrawn_at desc limit 1) w on true
      where c.account_id = ${accountId} order by c.given_at desc, c.version, p.n`,
  );
}
