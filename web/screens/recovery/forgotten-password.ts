import type { Screen } from '../../http/screen.ts';
import { startFlow } from '../../http/start-flow.ts';
import { paths } from '../../paths.ts';
import { forgottenTexts as t } from '../../texts/recovery.ts';

/** "Quên mật khẩu" (guide 1.1, Chú ý): the same for every name, whether or not somebody has it. */
export const forgottenPassword: Screen = {
  path: paths.forgottenPassword,
  get: () => ({
    title: t.title,
    area: 'sign-in',
    field: 'username',
    blocks: [
      { kind: 'text', text: t.lead },
      {
        kind: 'form',
        form: {
          fields: [
            {
              kind: 'input',
              name: 'username',
              label: t.username,
              hint: t.usernameHint,
              autocomplete: 'username',
              spellcheck: false,
              autocapitalize: 'none',
              width: 20,
            },
          ],
          submit: t.submit,
        },
      },
      { kind: 'heading', text: t.otherTitle },
      {
        kind: 'links',
        items: [
          { text: t.signature, href: paths.signIn, hint: t.signatureHint },
          { text: t.counter, href: paths.counterRecovery, hint: t.counterHint },
        ],
      },
    ],
  }),
  post: (visit, form) =>
    startFlow(visit, form, 'recovery', 'password', {
      username: form.text('username'),
      ...form.optional('botCheck'),
    }),
};
