import { type CodecTokenDeps, codecTokens } from './codec-tokens.ts';
import type { Route } from '../http/route.ts';
import { type AuditDeps, audit } from '../privacy/audit.ts';
import { breachReport } from '../privacy/breach-report.ts';
import { type RequestQueueDeps, staffRequests } from '../privacy/request-queue.ts';
import { type DisputeDeps, disputeRoutes } from './disputes/dispute-routes.ts';
import { type ReviewDeps, reviewRoutes } from './reviews/review-routes.ts';
import { staffAccountReads } from './account-reads.ts';
import { type ActOnAccountDeps, actsOnAccounts } from './act-on-account.ts';
import { type ActOnFlowDeps, actsOnFlows } from './act-on-flow.ts';
import { notingRefusals } from './noting-refusals.ts';
import { type OutageDeps, outageRoutes } from './outages.ts';
import { staffFlowReads } from './flow-reads.ts';
import { type StaffReturnDeps, staffReturn } from './return.ts';
import { type StaffSessionDeps, staffSession } from './session.ts';
import { staffSignIn } from './sign-in.ts';

export type StaffDeps = StaffReturnDeps &
  StaffSessionDeps &
  CodecTokenDeps &
  ActOnFlowDeps &
  ActOnAccountDeps &
  RequestQueueDeps &
  AuditDeps &
  OutageDeps &
  ReviewDeps &
  DisputeDeps;

/** What members of staff do (product.md 4). */
export function staffRoutes(deps: StaffDeps): Route[] {
  const routes = [
    ...staffFlowReads(deps),
    ...actsOnFlows(deps),
    ...staffAccountReads(deps),
    ...actsOnAccounts(deps),
    codecTokens(deps),
    ...outageRoutes(deps),
    ...staffRequests(deps),
    audit(deps),
    breachReport(deps),
  ];
  return [
    staffSignIn(deps),
    staffReturn(deps),
    ...staffSession(deps),
    ...routes.map((one) => notingRefusals(deps, one)),
    ...reviewRoutes(deps),
    ...disputeRoutes(deps),
  ];
}
