import { type CodecTokenDeps, codecTokens } from './codec-tokens.ts';
import type { Route } from '../http/route.ts';
import { type StaffReturnDeps, staffReturn } from './return.ts';
import { type StaffSessionDeps, staffSession } from './session.ts';
import { staffSignIn } from './sign-in.ts';

export type StaffDeps = StaffReturnDeps & StaffSessionDeps & CodecTokenDeps;

/** What members of staff do (product.md 4). */
export function staffRoutes(deps: StaffDeps): Route[] {
  return [staffSignIn(deps), staffReturn(deps), ...staffSession(deps), codecTokens(deps)];
}
