import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { ownDataTexts as t } from '../../texts/own-data.ts';

/**
 * All that is held of whoever is signed in, as a file. By a form, since each export is noted and told: no link
 * of another site and no browser that loads ahead asks for one.
 */
export const exportData: Screen = {
  path: paths.export,
  get: async ({ client }) => {
    orRefuse(await client.session());
    return {
      title: t.title,
      area: 'account',
      back: { text: accountTexts.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.lead },
        { kind: 'warning', text: t.care },
        { kind: 'text', text: t.proof },
        { kind: 'form', form: { fields: [], submit: t.download } },
      ],
    };
  },
  post: async ({ client }) => {
    const { exported } = orRefuse(await client.exportData());
    return {
      fileName: `dinh-danh-${exported.exportedAt.slice(0, 10)}.json`,
      type: 'application/json; charset=utf-8',
      content: JSON.stringify(exported, null, 2),
    };
  },
};
