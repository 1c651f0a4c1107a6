import type { SignInLine } from '../../db/sessions/list-sign-ins.ts';
import { pageSize } from '../../domain/account/list-view.ts';
import type { Session } from '../../domain/account/session.ts';
import { type SignInView, signInListView } from '../../domain/account/sign-in-view.ts';
import type { Language } from '../../domain/flows/text.ts';
import { problems } from '../../domain/problems/problems.ts';
import { session } from '../http/access/session.ts';
import { route, type Route } from '../http/route.ts';
import { afterParameter, cursorOf, placeOf } from './cursors.ts';
import type { ListDeps } from './list-deps.ts';

/** `GET /v1/account/sign-ins`: the history of 12 months, with failures and their reasons (guide 3.3). */
export function signIns({ keys, lists, ...deps }: ListDeps): Route {
  return route({
    method: 'get',
    path: '/v1/account/sign-ins',
    access: session(deps),
    query: { after: afterParameter },
    answers: { 200: { description: 'The latest first', schema: signInListView } },
    refusals: [],
    operation: {
      id: 'listSignIns',
      tag: 'account',
      summary: { vi: 'Lịch sử đăng nhập', en: 'The history of sign-ins' },
    },
    handle: async ({ session: current, query: { after }, reader: { language } }) => {
      const { accountId } = current;
      const listed = { list: 'sign-ins', accountId } as const;
      const asked = { accountId, limit: pageSize, after: placeOf(keys, listed, after) };
      const page = await lists.listSignIns(asked);
      const items = page.items.map((line) => presentSignIn(line, current, language));
      return { status: 200, json: { items, next: cursorOf(keys, listed, page.next) } };
    },
  });
}

function presentSignIn(
  { id, at, method, outcome, problem, deviceId, deviceName, isReportable }: SignInLine,
  { device }: Session,
  language: Language,
): SignInView {
  return {
    id,
    at: at.toISOString(),
    method,
    outcome,
    problem: problem && { code: problem, title: problems[problem].title[language] },
    device: { id: deviceId, name: deviceName, current: deviceId === device.id },
    place: null,
    actions: isReportable ? ['notMe'] : [],
  };
}
