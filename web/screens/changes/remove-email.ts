import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { startFlow } from '../../http/start-flow.ts';
import { fill } from '../../layout/words.ts';
import { changePaths } from '../../paths.ts';
import { changeTexts as t } from '../../texts/changes.ts';
import { contactOf } from './first-form.ts';
import { partOf } from './part-of.ts';

export const emailRemovalPath = `${changePaths.contact}/xoa`;

/** The e-mail address is taken off the account, once somebody has said so twice. */
export const removeEmail: Screen = {
  path: emailRemovalPath,
  get: async ({ client }) => {
    const { identity } = orRefuse(await client.identity());
    const value = contactOf('email')(identity);
    if (value === undefined) return { to: partOf('contact').href };
    return {
      title: t.removeEmail,
      caption: t.account,
      area: 'account',
      back: partOf('contact'),
      blocks: [
        { kind: 'inset', text: fill(t.current, { value }) },
        { kind: 'text', text: t.removeEmailLead },
        { kind: 'form', form: { fields: [], submit: t.removeEmail, look: 'warning' } },
      ],
    };
  },
  post: (visit, form) => startFlow(visit, form, 'change', 'contact', { email: null }),
};
