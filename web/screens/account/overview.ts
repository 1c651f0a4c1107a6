import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { fill } from '../../layout/words.ts';
import { paths } from '../../paths.ts';
import { accountTexts as t } from '../../texts/account.ts';

/** "Quản lý thông tin tài khoản": its three parts, and what else belongs to the account. */
export const overview: Screen = {
  path: paths.account,
  get: async ({ client }) => {
    const { identity } = orRefuse(await client.identity());
    return {
      title: identity.fullName,
      caption: t.account,
      area: 'account',
      blocks: [
        { kind: 'text', text: fill(t.levelValue, { level: String(identity.level) }) },
        {
          kind: 'links',
          items: [
            { text: t.identity, href: paths.identity, hint: t.identityHint },
            { text: t.methods, href: paths.methods, hint: t.methodsHint },
            { text: t.sessions, href: paths.sessions, hint: t.sessionsHint },
            { text: t.signIns, href: paths.signIns, hint: t.signInsHint },
            { text: t.consents, href: paths.consents, hint: t.consentsHint },
            { text: t.export, href: paths.export, hint: t.exportHint },
            { text: t.closing, href: paths.closing, hint: t.closingHint },
          ],
        },
      ],
    };
  },
};
