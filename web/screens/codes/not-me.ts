import { orRefuse } from '../../http/refused.ts';
import type { Screen } from '../../http/screen.ts';
import { paths } from '../../paths.ts';
import { notMeTexts as t } from '../../texts/codes.ts';
import { codeField, codeForm, codeOf } from './code-form.ts';
import { reported } from './reported.ts';

/** "Không phải tôi", by the code of a notice; nobody needs to be signed in. */
export const notMe: Screen = {
  path: paths.notMe,
  get: () => ({
    title: t.title,
    field: codeField,
    blocks: [
      { kind: 'text', text: t.lead },
      { kind: 'warning', text: t.happens },
      codeForm({ submit: t.submit, look: 'warning' }),
    ],
  }),
  post: async ({ client }, form) => reported(orRefuse(await client.notMe(codeOf(form))).report),
};
