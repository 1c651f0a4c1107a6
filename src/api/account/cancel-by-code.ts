import type { Cancelled } from '../../db/accounts/cancellations.ts';
import type { Throttle } from '../../db/throttles.ts';
import { cancelledAnswer, cancelledIn } from '../../domain/account/cancelled.ts';
import { codeBody } from '../../domain/account/code-body.ts';
import { parseNotMeCode } from '../../domain/account/not-me-code.ts';
import { cancellationLookup } from '../../platform/look-ups.ts';
import type { Keys } from '../../platform/keys.ts';
import { ofNetwork } from '../flows/start-throttles.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import type { Networks } from '../http/networks.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';

/** Few people take something back, and a code of 60 bits is not to be guessed at. */
const triesOfNetwork = { limit: 60, windowSeconds: 3600 };

export type CancelByCodeDeps = {
  keys: Keys;
  /** Takes a code by its look-up, within the throttles. */
  useCancellation: (lookup: Buffer, throttles: readonly Throttle[]) => Promise<Cancelled>;
  flows: Pick<Flows, 'tell'>;
};

/**
 * `POST /v1/cancellations`: whoever got the notice takes back what a flow is about to do to the account.
 * The code is all that it takes, since the owner may have no way in. Safe to repeat, and to be repeated
 * after 503: the code is used by then, and the flow has yet to hear of it.
 */
export function cancelByCode(deps: CancelByCodeDeps): Route {
  return route({
    method: 'post',
    path: '/v1/cancellations',
    access: openToAll,
    body: codeBody,
    answers: { 200: { description: 'Taken back, and what to do now', schema: cancelledAnswer } },
    refusals: ['CancelCodeInvalid', 'TooManyRequests', 'ServiceUnavailable'],
    operation: {
      id: 'cancelByCode',
      tag: 'account',
      summary: {
        vi: 'Hủy bằng mã trong tin nhắn: khôi phục tại quầy, đóng tài khoản',
        en: 'Take back a recovery at a counter, or a closing, by the code of its notice',
      },
    },
    handle: async ({ body: { code }, networks }) => ({
      status: 200,
      json: await takeBack(deps, code, networks),
    }),
  });
}

async function takeBack(deps: CancelByCodeDeps, text: string, networks: Networks) {
  const { keys, flows, useCancellation } = deps;
  const code = parseNotMeCode(text);
  if (code === null) throw new Refused('CancelCodeInvalid');
  const throttles = ofNetwork(keys, networks, 'cancellations', triesOfNetwork);
  const done = await useCancellation(cancellationLookup(keys, code), throttles);
  switch (done.outcome) {
    case 'refused':
      throw new Refused({ code: 'TooManyRequests', retryAt: done.until.toISOString() });
    case 'unknown':
      throw new Refused('CancelCodeInvalid');
    case 'used': {
      const reason = 'taken back by the code of its notice';
      const told = await flows.tell(done.flow.id, { signal: 'cancel', reason });
      // A workflow that has ended meanwhile has done nothing that the code could not stop.
      if (told === 'unavailable') throw new Refused('ServiceUnavailable');
      return cancelledIn(done.flow.kind);
    }
  }
}
