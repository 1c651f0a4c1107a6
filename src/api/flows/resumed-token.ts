import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Keys } from '../../platform/keys.ts';
import { flowTokenOf } from './flow-identity.ts';
import type { FlowRows } from './flow-rows.ts';
import { isHandedOver } from './hand-over.ts';

/**
 * The token of the flow that a resumption has taken up, for whoever holds the resumption's own; nothing long
 * after, nor once another resumption has taken it up.
 */
export async function resumedToken(
  { keys, rows }: { keys: Keys; rows: Pick<FlowRows, 'read'> },
  record: FlowRecord,
  now: Date,
): Promise<string | undefined> {
  const { id: resumption, result } = record;
  const flow = result && 'flow' in result ? result.flow : undefined;
  if (!flow || !isHandedOver(record, now)) return undefined;
  const { id } = flow;
  const row = await rows.read(id);
  return row?.takenUpBy === resumption ? flowTokenOf(keys, id, row.generation) : undefined;
}
