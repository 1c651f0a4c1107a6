import { steps } from '../../domain/steps/steps.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';
import { type AdmitDeps, admitStart } from '../flows/admit-flow.ts';
import { type BeginDeps, beginFlow, declaredStart } from '../flows/begin-flow.ts';
import { flowIdFrom } from '../flows/flow-identity.ts';
import { requestMac } from '../flows/request-mac.ts';
import type { StartPlaces } from '../flows/start-places.ts';
import { networkThrottles } from '../flows/start-throttles.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';

export type StartDisputeDeps = AdmitDeps & BeginDeps & { startPlaces: StartPlaces };

const name = { kind: 'dispute', method: 'identity' } as const;
const step = 'what_happened';

/** `POST /v1/disputes`: somebody else has registered my number; needs no account. */
export function startDispute(deps: StartDisputeDeps): Route {
  return route({
    ...declaredStart(name, 'dispute_identity', deps.startPlaces),
    access: openToAll,
    body: steps[step].body(),
    handle: (request) => start(deps, request),
  });
}

type Starting = ApiRequest & { idempotencyKey: string; body: Submitted<typeof step> };

async function start(deps: StartDisputeDeps, request: Starting) {
  const { keys, limits, startPlaces } = deps;
  const { idempotencyKey, body: data, networks } = request;
  const flowId = flowIdFrom(keys, idempotencyKey);
  const claim = keys.lookup('claim', `${flowId}:${JSON.stringify(data)}`);
  const counted = { flowId, claim, ...networkThrottles(keys, limits, networks), claims: [] };
  const { known } = await admitStart(deps, counted, request);
  startPlaces.remember(flowId);
  const startMac = requestMac(keys, `start/${name.kind}/${name.method}`, data);
  const begun = { flowId, known, startMac, submission: { step, data }, idempotencyKey } as const;
  return beginFlow(deps, { name, ...begun }, request.reader);
}
