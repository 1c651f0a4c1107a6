import type { Database } from '../../src/db/database.ts';
import { agedAfter, deleteAged } from '../../src/db/tidy.ts';

/** Deletes all that has served its time, as a run of the schedule `retention` does. */
export async function tidy({ db }: Pick<Database, 'db'>, flowRetentionDays = 90): Promise<void> {
  for (let aged = agedAfter(null); aged !== null; aged = agedAfter(aged)) {
    while ((await deleteAged(db, aged, { flowRetentionDays, atOnce: 2 })) > 0);
  }
}
