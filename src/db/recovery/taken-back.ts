import { sql } from 'kysely';
import { isNotCancelled } from '../accounts/cancellations.ts';
import { onlyRow, type Queryable } from '../database.ts';

/** Whether a recovery was taken back by its code; where it was not, none is used before the transaction ends. */
export async function isTakenBack(tx: Queryable, flowId: string): Promise<boolean> {
  const { stands } = await onlyRow(
    tx,
    sql<{ stands: boolean }>`select ${isNotCancelled(flowId)} as stands`,
  );
  return !stands;
}
