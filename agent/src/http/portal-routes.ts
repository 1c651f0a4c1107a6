import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { authenticate, choices, type AuthenticationDeps } from '../authenticate.ts';
import { viewOf } from '../certificate.ts';
import { purposeNames } from '../prompt/prompter.ts';
import { Refusal } from '../refusal.ts';
import { requireVersion, version, versionPattern } from '../version.ts';
import { admitOrigin, answerPreflight } from './admit.ts';
import { addressOf, readBody } from './request.ts';

export type PortalDeps = AuthenticationDeps & { portalOrigins: readonly string[] };

type Call = { request: IncomingMessage; origin: string; signal: AbortSignal };
type Route = { method: string; isExclusive: boolean; run: (call: Call) => Promise<object> };

const body = z.strictObject({
  /** 256 bits or more, in base64 (Web eID, "Requesting a Web eID authentication token"). */
  nonce: z.string().regex(/^[A-Za-z0-9+/_-]{43,126}={0,2}$/),
  /** What the portal takes for its own; it must be what the browser says. */
  origin: z.string().optional(),
  certificate: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  purpose: z.enum(purposeNames).optional(),
});

/** What the portal's pages may ask: answers one of their requests, or refuses. */
export function createPortalRoutes(deps: PortalDeps) {
  const routes = routesOf(deps);
  const exclusively = createExclusion();
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> => {
    const origin = admitOrigin(request, response, deps.portalOrigins);
    const { pathname, searchParams } = addressOf(request);
    const route = routes.get(pathname);
    if (!route) throw new Refusal('NotFound');
    if (request.method === 'OPTIONS') {
      answerPreflight(request, response);
      return;
    }
    if (request.method !== route.method) throw new Refusal('MethodNotAllowed');
    requireVersion(neededVersion(searchParams));
    const run = () => route.run({ request, origin, signal });
    sendJson(response, 200, await (route.isExclusive ? exclusively(run) : run()));
  };
}

function routesOf(deps: PortalDeps): Map<string, Route> {
  const tellVersion: Route = {
    method: 'GET',
    isExclusive: false,
    run: () => Promise.resolve({ version, formats: ['web-eid:1.0'] }),
  };
  const list: Route = {
    method: 'GET',
    isExclusive: true,
    run: async ({ signal }) => ({ certificates: (await choices(deps, signal)).map(viewOf) }),
  };
  const sign: Route = {
    method: 'POST',
    isExclusive: true,
    run: async ({ request, origin, signal }) => {
      const { nonce, purpose, certificate } = await readAuthentication(request, origin);
      return authenticate({ origin, nonce, purpose, certificate }, deps, signal);
    },
  };
  return new Map([
    ['/version', tellVersion],
    ['/certificates', list],
    ['/authenticate', sign],
  ]);
}

export function sendJson(response: ServerResponse, status: number, content: object): void {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(content));
}

async function readAuthentication(request: IncomingMessage, origin: string) {
  const parsed = body.safeParse(parseJson(await readBody(request, 'application/json')));
  if (!parsed.success) {
    const pointers = parsed.error.issues.map(({ path }) =>
      path.map((member) => `/${String(member)}`).join(''),
    );
    throw new Refusal('MalformedRequest', { pointers });
  }
  if ((parsed.data.origin ?? origin) !== origin) throw new Refusal('OriginNotAllowed');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function neededVersion(parameters: URLSearchParams): string {
  const needed = parameters.get('minVersion') ?? '0.0.0';
  if (versionPattern.test(needed)) return needed;
  throw new Refusal('MalformedRequest', { pointers: ['?minVersion'] });
}

/** A token does one thing at a time, and a citizen answers one question. */
function createExclusion() {
  let isBusy = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (isBusy) throw new Refusal('AgentBusy');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
}
