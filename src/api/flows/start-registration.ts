import type { RegistrationMethod } from '../../domain/flows/flows.ts';
import type { Method } from '../../domain/methods/methods.ts';
import type { Details } from '../../domain/steps/details/details-bodies.ts';
import type { DetailsRules } from '../../domain/steps/details/details-rules.ts';
import { steps } from '../../domain/steps/steps.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import { type AdmitDeps, admitFlow } from './admit-flow.ts';
import { type BeginDeps, beginFlow, declaredStart } from './begin-flow.ts';
import { flowIdFrom } from './flow-identity.ts';
import { whereOffered } from './offered.ts';
import { requestMac } from './request-mac.ts';
import type { StartPlaces } from './start-places.ts';

export type StartDeps = AdmitDeps &
  BeginDeps & {
    settings: { methods: readonly Method[] };
    detailsRules: DetailsRules;
    startPlaces: StartPlaces;
  };

const kind = 'registration';
const step = 'details';

/** The route that starts a registration, with the data of its first step. */
export function startRegistration(deps: StartDeps, method: RegistrationMethod): Route {
  return route({
    ...declaredStart({ kind, method }, `start_${method}`, deps.startPlaces),
    access: whereOffered(deps.settings.methods.includes(method)),
    body: steps[step].body(deps.detailsRules, method),
    handle: (request) => start(deps, method, request),
  });
}

type Starting = ApiRequest & { idempotencyKey: string; body: Details };

async function start(deps: StartDeps, method: RegistrationMethod, request: Starting) {
  const { idempotencyKey, body: data } = request;
  const flowId = flowIdFrom(deps.keys, idempotencyKey);
  const { known } = await admitFlow(deps, flowId, data, request);
  deps.startPlaces.remember(flowId);
  const startMac = requestMac(deps.keys, `start/${kind}/${method}`, data);
  const begun = { flowId, known, startMac, submission: { step, data }, idempotencyKey } as const;
  return beginFlow(deps, { name: { kind, method }, ...begun }, request.reader);
}
