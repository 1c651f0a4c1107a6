import type { Route } from '../http/route.ts';
import { type AuditDeps, audit } from '../privacy/audit.ts';
import { breachReport } from '../privacy/breach-report.ts';
import { type RequestQueueDeps, staffRequests } from '../privacy/request-queue.ts';
import { type StaffReturnDeps, staffReturn } from './return.ts';
import { type StaffSessionDeps, staffSession } from './session.ts';
import { staffSignIn } from './sign-in.ts';

export type StaffDeps = StaffReturnDeps & StaffSessionDeps & RequestQueueDeps & AuditDeps;

/** What members of staff do (product.md 4). */
export function staffRoutes(deps: StaffDeps): Route[] {
  return [
    staffSignIn(deps),
    staffReturn(deps),
    ...staffSession(deps),
    ...staffRequests(deps),
    audit(deps),
    breachReport(deps),
  ];
}
