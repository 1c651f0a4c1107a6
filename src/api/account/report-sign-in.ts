import { notMeAnswer, waysBackFrom } from '../../domain/account/not-me.ts';
import { session } from '../http/access/session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { idOf } from './id-of.ts';
import type { ListDeps } from './list-deps.ts';

/**
 * `POST /v1/account/sign-ins/{id}/not-me`: what the code of a notice does, said from the list. The session
 * that says so stays, unless the sign-in was its own.
 */
export function reportSignIn({ lists, ...deps }: ListDeps): Route {
  return route({
    method: 'post',
    path: '/v1/account/sign-ins/{id}/not-me',
    access: session(deps),
    answers: {
      200: { description: 'Done, now or before: how to get back in', schema: notMeAnswer },
    },
    refusals: ['SignInNotFound', 'SignInNotReportable'],
    operation: {
      id: 'reportListedSignIn',
      tag: 'account',
      summary: {
        vi: 'Báo lần đăng nhập không phải của tôi, từ lịch sử đăng nhập',
        en: 'This sign-in of the list was not me',
      },
    },
    handle: async ({ params, session: { id: sessionId, accountId, device } }) => {
      const signInId = idOf(params, 'SignInNotFound');
      const by = { sessionId, deviceId: device.id };
      const taken = await lists.reportSignIn({ accountId, signInId, by });
      if (taken.outcome === 'unknown') throw new Refused('SignInNotFound');
      if (taken.outcome === 'not_reportable') throw new Refused('SignInNotReportable');
      const { method, sessionsEnded } = taken;
      const nextActions = waysBackFrom(method);
      return { status: 200, json: { sessionsEnded, methodLocked: method, nextActions } };
    },
  });
}
