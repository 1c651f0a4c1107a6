import type { FlowRow } from '../../db/flows/flows.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ApiRequest } from '../http/route.ts';
import { type AdmitDeps, type Counted, admitAgain, admitStart } from './admit-flow.ts';
import { loginThrottles } from './start-throttles.ts';

type LoginDeps = Pick<AdmitDeps, 'keys' | 'limits' | 'admit'>;
type Sent = Pick<ApiRequest, 'json' | 'networks'>;
/** What is tried: the same thing again is not counted again. */
type Claimed = { username: string; password: string } | { phone: string } | null;

/** Lets a login in; a device that is known needs to pass no bot check, and no count but its network's. */
export function admitLogin(
  deps: LoginDeps & Pick<AdmitDeps, 'botCheck'>,
  { flowId, claimed, isKnownDevice }: { flowId: string; claimed: Claimed; isKnownDevice: boolean },
  request: Sent,
): Promise<{ known: boolean }> {
  return admitStart(deps, countedOf(deps, flowId, claimed, request), request, { isKnownDevice });
}

/** Lets another try into a login: it counts as a start would. */
export function admitTry(
  deps: LoginDeps,
  row: FlowRow,
  claimed: Claimed,
  request: Pick<Sent, 'networks'>,
): Promise<void> {
  return admitAgain(deps, row, countedOf(deps, row.record.id, claimed, request));
}

function countedOf(
  { keys, limits }: { keys: Keys; limits: AdmitDeps['limits'] },
  flowId: string,
  claimed: Claimed,
  { networks }: Pick<Sent, 'networks'>,
): Counted {
  const claim = keys.lookup('claim', `${flowId}:${JSON.stringify(claimed)}`);
  const phone = claimed && 'phone' in claimed ? claimed.phone : undefined;
  return { flowId, claim, ...loginThrottles(keys, limits, networks, phone) };
}
