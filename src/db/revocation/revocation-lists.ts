import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Queryable } from '../database.ts';

/** Read and written in a few milliseconds each. */
const partBytes = 1_048_576;

/**
 * The list of an address that is good until later than now, as whoever was first has fetched it: by the database's
 * clock, as `beginFetch` has it, so that a list is either read or fetched.
 */
export async function readList(
  db: Queryable,
  url: string,
): Promise<{ der: Uint8Array; nextUpdate: Date } | null> {
  const list = await db
    .selectFrom('revocation_list')
    .select(['version', 'parts', 'next_update'])
    .where('url', '=', url)
    .where('next_update', '>', sql<Date>`now()`)
    .executeTakeFirst();
  if (!list?.version || !list.next_update) return null;
  const parts: Buffer[] = [];
  for (let number = 0; number < list.parts; number += 1) {
    const part = await db
      .selectFrom('revocation_list_part')
      .select('bytes')
      .where('url', '=', url)
      .where('version', '=', list.version)
      .where('number', '=', number)
      .executeTakeFirst();
    // Replaced by a newer one meanwhile.
    if (!part) return readList(db, url);
    parts.push(part.bytes);
  }
  return { der: new Uint8Array(Buffer.concat(parts)), nextUpdate: list.next_update };
}

/**
 * Takes on to fetch a list, unless somebody else has for that long, or has kept one just now; or says
 * how it stands there.
 */
export async function beginFetch(
  db: Queryable,
  url: string,
  leaseMs: number,
): Promise<{ mine: true } | { mine: false; failure: string | null }> {
  const fetching_until = sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`;
  const taken = await db
    .insertInto('revocation_list')
    .values({ url, parts: 0, fetching_until })
    .onConflict((conflict) =>
      conflict
        .column('url')
        .doUpdateSet({ fetching_until, failure: null })
        .where('revocation_list.fetching_until', '<', sql<Date>`now()`)
        .where(sql<boolean>`coalesce(revocation_list.next_update <= now(), true)`),
    )
    .returning('url')
    .executeTakeFirst();
  if (taken) return { mine: true };
  const held = await db
    .selectFrom('revocation_list')
    .select('failure')
    .where('url', '=', url)
    .executeTakeFirst();
  return { mine: false, failure: held?.failure ?? null };
}

/** Keeps what was fetched, for all, and lets the next one fetch as soon as it is needed. */
export async function keepList(
  database: Database,
  url: string,
  { der, nextUpdate }: { der: Uint8Array; nextUpdate: Date },
): Promise<void> {
  const version = randomUUID();
  const parts = Math.ceil(der.length / partBytes);
  await database.transaction(async (tx) => {
    for (let number = 0; number < parts; number += 1) {
      const bytes = Buffer.from(der.subarray(number * partBytes, (number + 1) * partBytes));
      await tx.insertInto('revocation_list_part').values({ url, version, number, bytes }).execute();
    }
    await tx
      .updateTable('revocation_list')
      .set({ version, parts, next_update: nextUpdate, fetching_until: sql`now()`, failure: null })
      .where('url', '=', url)
      .execute();
    await tx
      .deleteFrom('revocation_list_part')
      .where('url', '=', url)
      .where('version', '<>', version)
      .execute();
  });
}

/** Notes why a list was not fetched, and that nobody tries again for a while. */
export async function noteFailure(
  db: Queryable,
  url: string,
  { failure, pauseMs }: { failure: string; pauseMs: number },
): Promise<void> {
  await db
    .updateTable('revocation_list')
    .set({ failure, fetching_until: sql<Date>`now() + ${pauseMs} * interval '1 millisecond'` })
    .where('url', '=', url)
    .execute();
}

/** Has a list that was of no use fetched anew: anybody on the way may have written it. */
export async function discardList(db: Queryable, url: string): Promise<void> {
  await db
    .updateTable('revocation_list')
    .set({ next_update: null })
    .where('url', '=', url)
    .execute();
}
