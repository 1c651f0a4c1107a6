import { parseNotMeCode } from '../../domain/account/not-me-code.ts';
import { objectionBody } from '../../domain/dispute/objection.ts';
import { objectionLookup } from '../../platform/look-ups.ts';
import type { Keys } from '../../platform/keys.ts';
import { ofNetwork } from '../flows/start-throttles.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import type { Networks } from '../http/networks.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { DisputeStore } from './dispute-store.ts';

/** Few people object, and a code of 60 bits is not to be guessed at. */
const triesOfNetwork = { limit: 60, windowSeconds: 3600 };

export type ObjectionDeps = { keys: Keys; disputes: Pick<DisputeStore, 'object'> };

/**
 * `POST /v1/objections`: whoever was told that somebody complains about their account says why not. The code
 * of the message is all that it takes; a wrong one, a used one and a late one are told alike.
 */
export function objections(deps: ObjectionDeps): Route {
  return route({
    method: 'post',
    path: '/v1/objections',
    access: openToAll,
    body: objectionBody,
    answers: { 204: { description: 'Taken: staff see it before they decide' } },
    refusals: ['ObjectionCodeInvalid', 'TooManyRequests'],
    operation: {
      id: 'objectToDispute',
      tag: 'dispute',
      summary: { vi: 'Phản hồi khiếu nại', en: 'Object to a complaint' },
    },
    handle: async ({ body, networks }) => {
      await object(deps, body, networks);
      return { status: 204 };
    },
  });
}

async function object(
  { keys, disputes }: ObjectionDeps,
  { code: text, statement }: { code: string; statement: string },
  networks: Networks,
): Promise<void> {
  const code = parseNotMeCode(text);
  if (code === null) throw new Refused('ObjectionCodeInvalid');
  const throttles = ofNetwork(keys, networks, 'objections', triesOfNetwork);
  const lookup = objectionLookup(keys, code);
  const done = await disputes.object({ lookup, statement }, throttles);
  if (done.outcome === 'unknown') throw new Refused('ObjectionCodeInvalid');
  if (done.outcome === 'refused') {
    throw new Refused({ code: 'TooManyRequests', retryAt: done.until.toISOString() });
  }
}
