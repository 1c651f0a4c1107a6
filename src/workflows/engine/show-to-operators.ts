import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { describeFlow } from './describe-flow.ts';
import { searchAttributes } from './search-attributes.ts';

/** Shows in the Temporal UI where a flow stands: to be searched by, and in words. */
export function showToOperators(record: FlowRecord): void {
  // Temporal's own status says that it is completed: one write of its index less.
  if (record.status === 'completed') return;
  upsertSearchAttributes([
    { key: searchAttributes.step, value: record.step?.name ?? record.status },
    { key: searchAttributes.waitingFor, value: record.step?.waitingFor ?? 'nobody' },
    { key: searchAttributes.waitingSince, value: new Date(record.waitingSince) },
  ]);
  setCurrentDetails(describeFlow(record));
}
