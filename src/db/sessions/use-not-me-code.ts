import { sql } from 'kysely';
import { type Database, onlyRow, type Queryable } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';
import { type Reported, endReported, takingReport } from './not-me.ts';

export type NotMe =
  | ({ outcome: 'done' } & Reported)
  /** A code of nobody, used before, or too old. */
  | { outcome: 'unknown' }
  /** A throttle is used up. */
  | { outcome: 'refused'; until: Date };

/**
 * Takes a code of "this was not me" by its look-up, once: locks the method that was signed in with, ends
 * the live sessions of the account, forgets its devices, and audits.
 */
export async function useNotMeCode(
  { transaction }: Pick<Database, 'transaction'>,
  lookup: Buffer,
  throttles: readonly Throttle[],
): Promise<NotMe> {
  return transaction(async (tx) => {
    const used = await useCode(tx, lookup, throttles);
    if (used.refusedUntil) return { outcome: 'refused', until: used.refusedUntil };
    if (!used.signInId) return { outcome: 'unknown' };
    return { outcome: 'done', ...(await endReported(tx, used.signInId, null)) };
  });
}

async function useCode(tx: Queryable, lookup: Buffer, throttles: readonly Throttle[]) {
  const which = sql`not_me_lookup = ${lookup}
    and not exists (select from hit where hits > hit_limit)`;
  return onlyRow(
    tx,
    sql<{ signInId: string | null; refusedUntil: Date | null }>`
      with hit as (${countHits(throttles, sql`true`)}), ${takingReport(which)}
      select (select id from used) as "signInId", exists (select from held) as held,
        (select max(window_ends) from hit where hits > hit_limit) as "refusedUntil"`,
  );
}
