import express, { type Express } from 'express';
import { flows, type Method } from '../domain/flows/flows.ts';
import type { ApiDeps } from './deps.ts';
import { openContext } from './http/context.ts';
import { errorHandler } from './http/error-handler.ts';
import { createLimiter } from './http/limiter.ts';
import { limitInFlight } from './http/limit-in-flight.ts';
import { mountRoutes } from './http/mount-routes.ts';
import type { Route } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createOpenApi } from './openapi/create-openapi.ts';
import { docsPages } from './pages/docs-page.ts';
import { problemPages } from './pages/problem-pages.ts';
import { Refused } from './http/refused.ts';
import { simSignatureCallback } from './callbacks/sim-signature.ts';
import { vietnamPostNotice } from './callbacks/vietnam-post.ts';
import { vietnamPostReturn } from './callbacks/vietnam-post-return.ts';
import { cancelFlow } from './flows/cancel-flow.ts';
import { catalogue } from './flows/catalogue.ts';
import { flowEvents } from './flows/flow-events.ts';
import { operations } from './operations/operations.ts';
import { readFlow } from './flows/read-flow.ts';
import { actionsOnRoutes, runAction } from './flows/run-action.ts';
import { startRegistration } from './flows/start-registration.ts';
import { submitSteps } from './flows/submit-step.ts';
import { createWatchers, type Watchers } from './flows/watchers.ts';

/** The API as an Express app on what it is handed: no listening, no connections of its own. */
export function createApp(deps: ApiDeps): Express {
  const { settings, metrics, log } = deps;
  const inFlight = createLimiter(settings.maxInFlight);
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

  app.use(openContext({ ...deps, publicUrl: settings.publicUrl }));
  app.use(securityHeaders());
  const forOperators = operations(deps);
  mountRoutes(app, forOperators); // also under overload: whoever looks after us must see it
  app.use(limitInFlight(inFlight));
  const routes = [
    ...catalogue(deps),
    ...registrations(deps),
    ...flowRoutes(deps, watchers),
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

function registrations(deps: ApiDeps): Route[] {
  return methods().map((method) => startRegistration(deps, method));
}

function flowRoutes(deps: ApiDeps, watchers: Watchers): Route[] {
  return [
    readFlow(deps, watchers),
    cancelFlow(deps),
    flowEvents(deps, watchers),
    ...submitSteps(deps),
    ...actionsOnRoutes.map((action) => runAction(deps, action)),
  ];
}

function callbacks(deps: ApiDeps): Route[] {
  return [simSignatureCallback(deps), vietnamPostNotice(deps), vietnamPostReturn(deps)];
}

function methods(): Method[] {
  const isMethod = (name: string): name is Method => Object.hasOwn(flows, name);
  return Object.keys(flows).filter(isMethod);
}

function openApiRoute(document: object): Route {
  return {
    method: 'get',
    path: '/openapi.json',
    handle: () => ({ status: 200, json: document }),
  };
}
