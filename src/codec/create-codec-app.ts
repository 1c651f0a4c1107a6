import express, { type Express, type RequestHandler } from 'express';
import { contextOf, openContext } from '../api/http/context.ts';
import { errorHandler } from '../api/http/error-handler.ts';
import { createLimiter } from '../api/http/limiter.ts';
import { limitInFlight } from '../api/http/limit-in-flight.ts';
import { mountRoutes } from '../api/http/mount-routes.ts';
import { createNetworkShares } from '../api/http/network-shares.ts';
import { Refused } from '../api/http/refused.ts';
import { refuseWhenStopping } from '../api/http/refuse-when-stopping.ts';
import { securityHeaders } from '../api/http/security-headers.ts';
import { healthz, metricsRoute } from '../api/operations/operations.ts';
import { allowOrigins } from './allow-origins.ts';
import type { CodecDeps } from './codec-deps.ts';
import { noteRefusals } from './let-in.ts';
import { decode, encode } from './work-on-payloads.ts';

/** Requests under way at once, and those that were not read yet: a page sends one for each event. */
const mostInFlight = 16;
const mostOfNetwork = 128;

/** The codec server of Temporal's protocol, as an Express app on what it is handed. */
export function createCodecApp(deps: CodecDeps): Express {
  const { settings, metrics, log, stopping } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('trust proxy', settings.trustedProxies);

  app.use(openContext({ ...deps, ...settings }));
  app.use(securityHeaders());
  mountRoutes(app, [healthz(stopping), metricsRoute(metrics.registry, settings.metricsToken)]);
  app.use(refuseWhenStopping(stopping));
  const limit = limitInFlight(createLimiter(mostInFlight), createNetworkShares(mostOfNetwork));
  const handlers = { '/decode': decode(deps), '/encode': encode(deps) };
  for (const [path, handler] of Object.entries(handlers)) {
    app.all(path, routeIs(path), allowOrigins(settings.origins), onlyPost, limit, handler);
    app.use(path, noteRefusals(deps));
  }
  app.use(() => {
    throw new Refused('NotFound');
  });
  app.use(errorHandler(log));
  return app;
}

function routeIs(path: string): RequestHandler {
  return (request, _response, next) => {
    contextOf(request).route = path;
    next();
  };
}

const onlyPost: RequestHandler = ({ method }, response, next) => {
  if (method !== 'POST') {
    response.set('Allow', 'POST, OPTIONS');
    throw new Refused('MethodNotAllowed');
  }
  next();
};
