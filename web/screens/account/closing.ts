import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { startFlow } from '../../http/start-flow.ts';
import { paths } from '../../paths.ts';
import { accountTexts } from '../../texts/account.ts';
import { closingTexts as t } from '../../texts/closing.ts';

/** Closing of the account (product.md 3): what comes of it, for how long it can be taken back, and how. */
export const closing: Screen = {
  path: paths.closing,
  get: async ({ client }) => {
    orRefuse(await client.session());
    return {
      title: t.title,
      area: 'account',
      back: { text: accountTexts.account, href: paths.account },
      blocks: [
        { kind: 'text', text: t.happens },
        { kind: 'list', items: t.steps },
        { kind: 'heading', text: t.keepTitle },
        { kind: 'list', items: t.keeps },
        { kind: 'text', text: t.exportFirst },
        { kind: 'links', items: [{ text: t.export, href: paths.export }] },
        { kind: 'form', form: { fields: [], submit: t.close, look: 'warning' } },
      ],
    };
  },
  post: async (visit, form) => {
    const started = await startFlow(visit, form, 'change', 'closure', {});
    // All sessions are over with it, this one too.
    if (!started.draft) for (const name of ['session', 'stay', 'account']) visit.jar.clear(name);
    return started;
  },
};
