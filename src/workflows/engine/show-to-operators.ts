import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { describeFlow } from './describe-flow.ts';
import { searchAttributes } from './search-attributes.ts';

const { step, waitingFor, waitingSince } = searchAttributes;

/**
 * Shows in the Temporal UI where a flow stands: in words, and to be searched by while it waits for
 * somebody other than the citizen. Each change of what is searched by is another write of Temporal's
 * index, so a flow that nobody but its citizen keeps waiting makes none.
 */
export function showToOperators(record: FlowRecord): void {
  // Temporal's own status says that it is completed, and nobody reads on.
  if (record.status === 'completed') return;
  setCurrentDetails(describeFlow(record));
  const waits = record.step && record.step.waitingFor !== 'citizen' ? record.step : null;
  const isShown = workflowInfo().typedSearchAttributes.get(waitingFor) !== undefined;
  if (!waits && !isShown) return;
  upsertSearchAttributes([
    { key: step, value: waits?.name ?? null },
    { key: waitingFor, value: waits?.waitingFor ?? null },
    { key: waitingSince, value: waits && new Date(record.waitingSince) },
  ]);
}
