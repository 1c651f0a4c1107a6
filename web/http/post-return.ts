import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { claimedByState } from '../../src/domain/proofs/post-state.ts';
import { type HeldFlow, heldFlow } from '../screens/flow/held-flow.ts';
import { afterAnswer } from '../screens/flow/submit-step.ts';
import type { WebDeps } from '../web-deps.ts';
import { flowSlots, readFlowCookie } from './flow-cookies.ts';
import { languageOf } from './language-cookie.ts';
import { openVisit } from './open-visit.ts';
import { RefusedByApi } from './refused.ts';
import type { GoTo, Visit } from './screen.ts';
import { goTo } from './send.ts';

/** Where the Post sends browsers back to: an address of the API, which has a page for whoever has no cookie of ours. */
export const postReturnPath = '/callbacks/vietnam-post/return';

/**
 * Takes what the Post sends a browser back with to the flow that it is of, where the browser holds that very
 * flow by a cookie; whoever does not goes on to the API's page, and nothing is submitted for them. So nobody
 * is led into somebody else's flow: an attacker's address has the state of the attacker's flow, whose cookie the
 * victim's browser has not; and a code of the attacker's for the victim's state fails by nonce and PKCE. Taken
 * from a navigation alone: a picture or a frame brings no code, nor does a page that is fetched ahead.
 */
export function postReturn(deps: WebDeps): RequestHandler {
  return async (request, response, next) => {
    response.locals['route'] = postReturnPath;
    const visit = openVisit(deps, request, languageOf(request));
    const state = visit.query('state');
    const slot = isNavigation(request) ? slotOfState(visit, state) : undefined;
    const held = slot === undefined ? null : heldFlow({ ...visit, params: { slot } });
    if (!held) {
      next();
      return;
    }
    response.set('Referrer-Policy', 'no-referrer'); // the address has the code
    goTo(visit, response, await submit(deps, visit, held));
  };
}

/** By what browsers say of a request (Fetch Metadata); older ones say nothing, and keep the cookie to navigations. */
function isNavigation({ headers }: Request): boolean {
  const { 'sec-fetch-dest': dest = 'document', 'sec-purpose': purpose = '' } = headers;
  return dest === 'document' && !String(purpose).includes('prefetch');
}

/** The slot of the flow that a state names; the API proves the state. */
function slotOfState({ jar }: Visit, state: string): string | undefined {
  const claimed = claimedByState(state);
  if (!claimed) return undefined;
  return flowSlots(jar).find((slot) => readFlowCookie(jar, slot)?.id === claimed.flowId);
}

async function submit(deps: WebDeps, visit: Visit, held: HeldFlow): Promise<GoTo> {
  const { query } = visit;
  const [code, state, iss] = [query('code'), query('state'), query('iss')];
  const to = held.at;
  if (query('error') === 'access_denied') return { to, notice: 'post_cancelled' };
  if (code === '' || query('error') !== '') return { to, notice: 'post_not_returned' };
  const key = keyOf(`${state} ${code}`);
  const step = 'vietnam_post';
  try {
    const body = { code, state, ...(iss !== '' && { iss }) };
    const answer = await held.opened.step(step, body, { key });
    return await afterAnswer(held, answer, { step, form: { key, values: () => ({}) } });
  } catch (error) {
    if (!(error instanceof RefusedByApi))
      deps.logError(error, { method: 'GET', route: postReturnPath });
    return { to, notice: 'post_not_returned' };
  }
}

/** The Idempotency-Key of what was brought: an address that is loaded again has the first answer again. */
function keyOf(brought: string): string {
  const hex = createHash('sha256').update(brought).digest('hex');
  // As a UUID of version 8, variant 10 (RFC 9562, section 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
