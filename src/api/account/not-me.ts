import type { NotMe } from '../../db/sessions/use-not-me-code.ts';
import type { Throttle } from '../../db/throttles.ts';
import { codeBody } from '../../domain/account/code-body.ts';
import { notMeAnswer, waysBackFrom } from '../../domain/account/not-me.ts';
import { parseNotMeCode } from '../../domain/account/not-me-code.ts';
import { notMeLookup } from '../../platform/look-ups.ts';
import type { Keys } from '../../platform/keys.ts';
import { openToAll } from '../http/access/open-to-all.ts';
import type { Networks } from '../http/networks.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { ofNetwork } from '../flows/start-throttles.ts';

/** Few people report, and a code of 60 bits is not to be guessed at. */
const triesOfNetwork = { limit: 60, windowSeconds: 3600 };

export type NotMeDeps = {
  keys: Keys;
  /** Takes a code by its look-up, within the throttles. */
  useNotMeCode: (lookup: Buffer, throttles: readonly Throttle[]) => Promise<NotMe>;
};

/**
 * `POST /v1/sign-ins/not-me`: whoever got the notice of a sign-in says that it was not theirs. The code
 * is all that it takes, since the owner may have no way in any more.
 */
export function notMe(deps: NotMeDeps): Route {
  return route({
    method: 'post',
    path: '/v1/sign-ins/not-me',
    access: openToAll,
    body: codeBody,
    answers: { 200: { description: 'Done: how to get back in', schema: notMeAnswer } },
    refusals: ['NotMeCodeInvalid', 'TooManyRequests'],
    operation: {
      id: 'reportSignIn',
      tag: 'account',
      summary: { vi: 'Báo lần đăng nhập không phải của tôi', en: 'This sign-in was not me' },
    },
    handle: async ({ body: { code }, networks }) => ({
      status: 200,
      json: await report(deps, code, networks),
    }),
  });
}

async function report({ keys, useNotMeCode }: NotMeDeps, text: string, networks: Networks) {
  const code = parseNotMeCode(text);
  if (code === null) throw new Refused('NotMeCodeInvalid');
  const throttles = ofNetwork(keys, networks, 'not-me', triesOfNetwork);
  const done = await useNotMeCode(notMeLookup(keys, code), throttles);
  switch (done.outcome) {
    case 'refused':
      throw new Refused({ code: 'TooManyRequests', retryAt: done.until.toISOString() });
    case 'unknown':
      throw new Refused('NotMeCodeInvalid');
    case 'done':
      return {
        sessionsEnded: done.sessionsEnded,
        methodLocked: done.method,
        nextActions: waysBackFrom(done.method),
      };
  }
}
