import type { FlowRecord } from '../domain/flow-record.ts';
import { flows } from '../domain/flows.ts';
import type { StartFlow } from '../workflows/flow-input.ts';

/**
 * A flow whose start is accepted but not yet worked on, to be shown until its workflow writes the
 * first waiting point (which has a higher sequence).
 */
export function acceptedRecord(input: StartFlow, now: Date): FlowRecord {
  const { kind, steps } = flows[input.method];
  const expiresAt = new Date(now.getTime() + input.settings.deadlineMs).toISOString();
  return {
    id: input.flowId,
    reference: input.reference,
    kind,
    method: input.method,
    status: 'open',
    sequence: 0,
    step: { name: steps[0], waitingFor: 'carrier', actions: ['cancel'], until: expiresAt },
    problem: null,
    waitingSince: now.toISOString(),
    expiresAt,
    result: null,
  };
}
