import type { Route } from '../http/route.ts';
import { staffAccountReads } from './account-reads.ts';
import { type ActOnAccountDeps, actsOnAccounts } from './act-on-account.ts';
import { type ActOnFlowDeps, actsOnFlows } from './act-on-flow.ts';
import { staffFlowReads } from './flow-reads.ts';
import { type StaffReturnDeps, staffReturn } from './return.ts';
import { type StaffSessionDeps, staffSession } from './session.ts';
import { staffSignIn } from './sign-in.ts';

export type StaffDeps = StaffReturnDeps & StaffSessionDeps & ActOnFlowDeps & ActOnAccountDeps;

/** What members of staff do (product.md 4). */
export function staffRoutes(deps: StaffDeps): Route[] {
  return [
    staffSignIn(deps),
    staffReturn(deps),
    ...staffSession(deps),
    ...staffFlowReads(deps),
    ...actsOnFlows(deps),
    ...staffAccountReads(deps),
    ...actsOnAccounts(deps),
  ];
}
