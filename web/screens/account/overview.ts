import type { IdentityView, MethodList, SignInList } from '../../../client/contract.ts';
import { methods as declared } from '../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { changePaths, paths } from '../../paths.ts';
import { accountTexts as t } from '../../texts/account.ts';
import { levelTexts } from '../../texts/levels.ts';
import { attention } from './attention.ts';
import { deviceWords } from './device-words.ts';

/** "Quản lý thông tin tài khoản": whose it is, what needs a look, its three parts and the rest. */
export const overview: Screen = {
  path: paths.account,
  get: async ({ client, now }) => {
    const [identity, methods, signIns] = await Promise.all([
      client.identity(),
      client.methods(),
      client.signIns(),
    ]);
    const seen = {
      ...orRefuse(identity),
      ...orRefuse(methods),
      ...orRefuse(signIns),
    };
    return {
      title: seen.identity.fullName,
      caption: t.account,
      area: 'account',
      blocks: [
        ...attention(seen, now),
        summaryOf(seen),
        { kind: 'heading', text: t.parts },
        { kind: 'links', items: parts },
        { kind: 'heading', text: t.data },
        { kind: 'links', items: data },
      ],
    };
  },
};

/** What the page is made of. */
export type Seen = { identity: IdentityView; methods: MethodList; signIns: SignInList };

const parts = [
  { text: t.identity, href: paths.identity, hint: t.identityHint },
  { text: t.methods, href: paths.methods, hint: t.methodsHint },
  { text: t.sessions, href: paths.sessions, hint: t.sessionsHint },
  { text: t.signIns, href: paths.signIns, hint: t.signInsHint },
];
const data = [
  { text: t.consents, href: paths.consents, hint: t.consentsHint },
  { text: t.export, href: paths.export, hint: t.exportHint },
  { text: t.dataRequests, href: paths.dataRequests, hint: t.dataRequestsHint },
  { text: t.closing, href: paths.closing, hint: t.closingHint },
];

function summaryOf({ identity: { reference, level, since }, signIns }: Seen): Block {
  const raise = { text: t.raiseLevel, href: changePaths.level };
  return {
    kind: 'summary',
    rows: [
      { key: t.reference, value: reference },
      {
        key: t.level,
        value: levelTexts[level],
        ...(level < 3 && { actions: [raise] }),
      },
      ...lastSignIn(signIns),
      { key: t.since, value: dayAndTime(since) },
    ],
  };
}

function lastSignIn({ items }: SignInList): SummaryRow[] {
  const last = items.find(({ outcome }) => outcome === 'signed_in');
  if (!last) return [];
  const { at, method, device } = last;
  const parts = {
    at: dayAndTime(at),
    method: declared[method].title,
    device: deviceWords(device),
  };
  const actions = [{ text: t.seeAll, href: paths.signIns }];
  return [{ key: t.lastSignIn, value: fill(t.lastSignInValue, parts), actions }];
}
