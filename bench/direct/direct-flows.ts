import type { Flows } from '../../src/api/temporal/flows.ts';
import { type DirectDeps, type DirectFlows, must } from './direct-deps.ts';
import { directLogins } from './direct-logins.ts';
import { directRegistrations } from './direct-registrations.ts';

/** Registrations by phone and logins, without Temporal. */
export function createDirectFlows(deps: DirectDeps): Flows {
  const kinds = { registration: directRegistrations(deps), login: directLogins(deps) };
  const open = new Map<string, DirectFlows>();
  return {
    start: (input, submission) => {
      if (input.kind !== 'registration' && input.kind !== 'login') throw new Error(input.kind);
      const flows = kinds[input.kind];
      open.set(input.flowId, flows);
      return flows.start(input, submission);
    },
    submit: (flowId, submission) => must(open.get(flowId)).submit(flowId, submission),
    tell: () => Promise.resolve('ended'),
    recall: () => Promise.resolve(null),
  };
}
