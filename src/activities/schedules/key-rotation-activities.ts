import type { RowKey } from '../../db/sealing/reseal-rows.ts';
import type { SealedTableName } from '../../db/sealed.ts';

/** How sealed columns come under the current key. */
export type KeyRotationActivities = {
  /**
   * Seals by the current key what another one has sealed, in the next rows of a table (null: of the first).
   * `to`: the current key, once a run has begun; a worker with another one refuses, and is tried again.
   */
  resealRows(input: {
    table: SealedTableName | null;
    after: RowKey | null;
    to: string | null;
  }): Promise<{
    /** The database's time before it looked, RFC 3339. */
    at: string;
    to: string;
    table: SealedTableName;
    /** About how many rows the table has. */
    estimate: number;
    /** Where to go on in it; null: at the beginning of `nextTable`. */
    after: RowKey | null;
    nextTable: SealedTableName | null;
    looked: number;
    resealed: number;
    left: number;
    byKey: Record<string, number>;
  }>;
  /**
   * Notes which keys but the current one a look at all rows, begun at `since` (RFC 3339), has found; tells
   * the keys that are in use by now, and those that no row is sealed by any more.
   */
  noteSealingKeys(input: {
    found: string[];
    since: string;
  }): Promise<{ inUse: string[]; unused: string[] }>;
};
