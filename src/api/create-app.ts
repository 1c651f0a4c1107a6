import type { IncomingHttpHeaders } from 'node:http';
import express, { type Express } from 'express';
import { z } from 'zod';
import { loginMethods, recoveries, registrationMethods } from '../domain/flows/flows.ts';
import type { StartLimitSettings } from '../platform/config/start-limit.ts';
import type { Logger } from '../platform/log.ts';
import type { Tracing } from '../platform/telemetry/tracing.ts';
import type { Metrics } from './operations/metrics.ts';
import { openContext } from './http/context.ts';
import { errorHandler } from './http/error-handler.ts';
import { createLimiter } from './http/limiter.ts';
import { limitInFlight } from './http/limit-in-flight.ts';
import { createNetworkShares } from './http/network-shares.ts';
import { mountRoutes } from './http/mount-routes.ts';
import { openToAll } from './http/access/open-to-all.ts';
import { route, type Route } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createOpenApi } from './openapi/create-openapi.ts';
import { docsPages } from './pages/docs-page.ts';
import { problemPages } from './pages/problem-pages.ts';
import { Refused } from './http/refused.ts';
import { refuseWhenStopping } from './http/refuse-when-stopping.ts';
import { simSignatureCallback, type SimSignatureDeps } from './callbacks/sim-signature.ts';
import { vietnamPostNotice, type VietnamPostDeps } from './callbacks/vietnam-post.ts';
import { type PostReturnDeps, vietnamPostReturn } from './callbacks/vietnam-post-return.ts';
import type { EvidenceDeps } from './disputes/evidence-deps.ts';
import { evidenceRoutes } from './disputes/evidence-routes.ts';
import { type ObjectionDeps, objections } from './disputes/objections.ts';
import { startDispute, type StartDisputeDeps } from './disputes/start-dispute.ts';
import { type AccountDeps, accountRoutes } from './account/account-routes.ts';
import { changeMethod } from './account/change-method.ts';
import { cancelFlow, type CancelDeps } from './flows/cancel-flow.ts';
import { catalogue, type CatalogueDeps } from './flows/catalogue.ts';
import { flowEvents, type FlowEventsDeps } from './flows/flow-events.ts';
import { operations, type OperationsDeps } from './operations/operations.ts';
import { readFlow } from './flows/read-flow.ts';
import { runActions } from './flows/run-action.ts';
import { limitStarts } from './flows/limit-starts.ts';
import { startChanges, type StartChangeDeps } from './flows/start-change.ts';
import { startLogin, type StartLoginDeps } from './flows/start-login.ts';
import { startRecovery } from './flows/start-recovery.ts';
import { type StartDeps, startRegistration } from './flows/start-registration.ts';
import { type SubmitStepDeps, submitSteps } from './flows/submit-step.ts';
import { type StaffDeps, staffRoutes } from './staff/staff-routes.ts';
import { createWatchers } from './flows/watchers.ts';

/** Everything that the API is handed: what its routes need, and what all requests do. */
export type ApiDeps = CatalogueDeps &
  Omit<StartDeps, 'startPlaces'> &
  Omit<StartLoginDeps, 'startPlaces'> &
  Omit<StartChangeDeps, 'startPlaces'> &
  SubmitStepDeps &
  CancelDeps &
  Omit<FlowEventsDeps, 'watchers'> &
  SimSignatureDeps &
  VietnamPostDeps &
  PostReturnDeps &
  AccountDeps &
  EvidenceDeps &
  ObjectionDeps &
  StaffDeps &
  OperationsDeps & {
    settings: {
      publicUrl: string;
      maxInFlight: number;
      maxInFlightPerNetwork: number;
      startLimit: StartLimitSettings;
      maxWatchers: number;
      trustedProxies: number;
    };
    /** Whether a request comes from our own pages, which name whom they ask for. */
    isOwnHop?: (headers: IncomingHttpHeaders) => boolean;
    metrics: Metrics;
    tracing?: Tracing | undefined;
    log: Logger;
    now: () => Date;
  };

/** The API as an Express app on what it is handed: no listening, no connections of its own. */
export function createApp(given: ApiDeps): Express {
  const { settings, metrics, log } = given;
  const deps = { ...given, ...limitStarts(given) };
  const inFlight = createLimiter(settings.maxInFlight);
  const shares = createNetworkShares(settings.maxInFlightPerNetwork);
  const watchers = createWatchers(settings.maxWatchers);
  metrics.gauge('dinhdanh_requests_in_flight', 'Requests under way.', inFlight.inside);
  metrics.gauge('dinhdanh_watchers', 'Streams and long polls that wait.', watchers.inside);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // our ETags are versions of flows
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', 'simple');
  app.set('trust proxy', settings.trustedProxies);

  app.use(openContext({ ...deps, ...settings }));
  app.use(securityHeaders());
  const forOperators = operations(deps);
  mountRoutes(app, forOperators); // also under overload: whoever looks after us must see it
  app.use(refuseWhenStopping(deps.stopping, deps.isOwnHop), limitInFlight(inFlight, shares));
  const routes = [
    ...catalogue(deps),
    ...registrationMethods.map((method) => startRegistration(deps, method)),
    ...loginMethods.map((method) => startLogin(deps, method)),
    ...recoveries.map((method) => startRecovery(deps, method)),
    ...startChanges(deps),
    ...changeMethod(deps),
    ...disputes(deps),
    ...flowRoutes({ ...deps, watchers }),
    ...ofSignedIn(deps),
    ...callbacks(deps),
  ];
  const document = createOpenApi([...routes, ...forOperators], settings.publicUrl);
  mountRoutes(app, [...routes, ...problemPages, ...docsPages(), openApiRoute(document)]);
  app.use(() => {
    throw new Refused('NotFound');
  });
  app.use(errorHandler(log));
  return app;
}

function flowRoutes(deps: ApiDeps & FlowEventsDeps): Route[] {
  return [
    readFlow(deps),
    cancelFlow(deps),
    flowEvents(deps),
    ...submitSteps(deps),
    ...runActions(deps),
  ];
}

function disputes(deps: ApiDeps & StartDisputeDeps): Route[] {
  return [startDispute(deps), ...evidenceRoutes(deps), objections(deps)];
}

/** For citizens and for members of staff, each by their own session. */
function ofSignedIn(deps: ApiDeps): Route[] {
  return [...accountRoutes(deps), ...staffRoutes(deps)];
}

function callbacks(deps: ApiDeps): Route[] {
  return [simSignatureCallback(deps), vietnamPostNotice(deps), vietnamPostReturn(deps)];
}

function openApiRoute(document: Record<string, unknown>): Route {
  return route({
    method: 'get',
    path: '/openapi.json',
    access: openToAll,
    answers: { 200: { description: 'The document', schema: z.looseObject({}) } },
    refusals: [],
    handle: () => ({ status: 200, json: document }),
  });
}
