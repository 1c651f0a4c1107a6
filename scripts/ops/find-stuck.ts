import { Client } from '@temporalio/client';
import { type StuckQueryName, stuckQuery } from '../../src/domain/staff/stuck-queries.ts';
import type { TemporalSettings } from '../../src/platform/config/outside.ts';
import { searchAttributes } from '../../src/workflows/engine/search-attributes.ts';
import { withTemporal } from '../runtime/with-temporal.ts';

/** A flow that does not go on, as Temporal's index tells of it. */
export type StuckFlow = {
  id: string;
  reference: string;
  method: string;
  step: string;
  waitingFor: string;
  since: string;
  state: string;
  attempts: string;
};

export type FoundStuck = { name: StuckQueryName; flows: StuckFlow[] };

/** More are not listed: then it is no single flow that is to be looked at. */
const mostListed = 500;

type Asked = { names: readonly StuckQueryName[]; now: Date; minutes?: number };

/** What each query finds, among the flows of this installation. Throws when Temporal does not answer. */
export async function findStuck(
  temporal: Pick<TemporalSettings, 'address' | 'tls' | 'namespace' | 'taskQueue'>,
  { names, now, minutes }: Asked,
): Promise<FoundStuck[]> {
  return withTemporal(temporal, async (connection) => {
    const client = new Client({ connection, namespace: temporal.namespace });
    const found: FoundStuck[] = [];
    for (const name of names) {
      const query = `${stuckQuery(name, now, minutes)} AND TaskQueue = "${temporal.taskQueue}"`;
      found.push({ name, flows: await list(client, query) });
    }
    return found;
  });
}

async function list({ workflow }: Client, query: string): Promise<StuckFlow[]> {
  const flows: StuckFlow[] = [];
  for await (const { workflowId: id, typedSearchAttributes: told } of workflow.list({ query })) {
    const { reference, method, step, waitingFor, waitingSince, state, attempts } = searchAttributes;
    flows.push({
      id,
      reference: told.get(reference) ?? '',
      method: told.get(method) ?? '',
      step: told.get(step) ?? '',
      waitingFor: told.get(waitingFor) ?? '',
      since: told.get(waitingSince)?.toISOString() ?? '',
      state: told.get(state) ?? '',
      attempts: told.get(attempts)?.toString() ?? '',
    });
    if (flows.length === mostListed) break;
  }
  return flows;
}
