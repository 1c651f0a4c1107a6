import type { FlowLineView } from '../../../client/contract.ts';
import type { FlowKey } from '../../../client/staff-flows.ts';
import { recogniseKeys } from '../../../src/domain/staff/search-key.ts';
import { orRefuse } from '../../http/refused.ts';
import type { StaffVisit } from './staff-screen.ts';

/** What was looked for, and found: the keys that were tried, up to the one that something is of. */
export type FoundFlows = { kinds: readonly FlowKey['kind'][]; items: readonly FlowLineView[] };

/** Looks up by what was typed, as each key that it may be, until there is a flow; null: it is no key. */
export async function lookUp(
  { client, why }: Pick<StaffVisit, 'client' | 'why'>,
  typed: string,
): Promise<FoundFlows | null> {
  const kinds: FlowKey['kind'][] = [];
  for (const key of recogniseKeys(typed)) {
    kinds.push(key.kind);
    const { items } = orRefuse(await client.staff.findFlows(key, why));
    if (items.length > 0) return { kinds: [key.kind], items };
  }
  return kinds.length === 0 ? null : { kinds, items: [] };
}
