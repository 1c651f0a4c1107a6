import type { LoginMethod } from '../../../client/contract.ts';
import { loginMethods } from '../../../src/domain/flows/flows.ts';
import { methods } from '../../../src/domain/methods/methods.ts';
import type { Screen, Visit } from '../../http/screen.ts';
import { lastWay } from '../../http/session-cookies.ts';
import type { Block } from '../../layout/block.ts';
import { paths, signInPath } from '../../paths.ts';
import { signInTexts as t, wayTexts } from '../../texts/sign-in.ts';
import { nameSignedIn, signedInPage } from './signed-in.ts';
import { offeredWays } from './ways.ts';

/** "Đăng nhập theo 4 cách": the one of last time first. */
export const chooseWay: Screen = {
  path: paths.signIn,
  get: async (visit) => {
    const name = await nameSignedIn(visit);
    if (name !== null) return signedInPage(name);
    const offered = await offeredWays(visit);
    return {
      title: t.title,
      area: 'sign-in',
      blocks: [
        ...waysToChoose(visit, offered),
        ...notOffered(offered),
        { kind: 'heading', text: t.noAccount },
        { kind: 'links', items: [{ text: t.register, href: paths.register }] },
      ],
    };
  },
};

function waysToChoose({ jar }: Visit, offered: readonly LoginMethod[]): Block[] {
  const last = offered.find((method) => method === lastWay(jar));
  if (last === undefined) return [{ kind: 'links', items: offered.map(link) }];
  const others = offered.filter((method) => method !== last);
  return [
    { kind: 'heading', text: t.lastTime },
    { kind: 'links', items: [link(last)] },
    ...(others.length === 0 ? [] : [{ kind: 'heading' as const, text: t.otherWays }]),
    ...(others.length === 0 ? [] : [{ kind: 'links' as const, items: others.map(link) }]),
  ];
}

function link(method: LoginMethod) {
  const { title, hint } = wayTexts[method];
  return { text: title, href: signInPath(method), hint };
}

/** Those that are not offered are named all the same: people have read of four. */
function notOffered(offered: readonly LoginMethod[]): Block[] {
  const missing = loginMethods.filter((method) => !offered.includes(method));
  if (missing.length === 0) return [];
  return [
    { kind: 'heading', text: t.notOffered },
    { kind: 'list', items: missing.map((method) => methods[method].title) },
  ];
}
