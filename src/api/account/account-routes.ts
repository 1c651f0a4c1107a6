import type { Route } from '../http/route.ts';
import { type CancelByCodeDeps, cancelByCode } from './cancel-by-code.ts';
import { consents } from './consents.ts';
import { identity } from './identity.ts';
import type { ListDeps } from './list-deps.ts';
import { methods } from './methods.ts';
import { type ExportDeps, exportData } from './export-data.ts';
import { type NotMeDeps, notMe } from './not-me.ts';
import { type OwnRequestDeps, ownRequests } from '../privacy/own-requests.ts';
import { readSession } from './read-session.ts';
import { reportSignIn } from './report-sign-in.ts';
import { sessions } from './sessions.ts';
import { signIns } from './sign-ins.ts';
import { type SignOutDeps, signOut } from './sign-out.ts';

export type AccountDeps = SignOutDeps &
  NotMeDeps &
  CancelByCodeDeps &
  ListDeps &
  ExportDeps &
  OwnRequestDeps;

/** What somebody who has an account does with it. */
export function accountRoutes(deps: AccountDeps): Route[] {
  return [
    readSession(deps),
    signOut(deps),
    notMe(deps),
    cancelByCode(deps),
    identity(deps),
    ...methods(deps),
    ...sessions(deps),
    signIns(deps),
    reportSignIn(deps),
    ...consents(deps),
    exportData(deps),
    ...ownRequests(deps),
  ];
}
