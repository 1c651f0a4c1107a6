import type { Screen } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import { usernameField } from '../../layout/person-fields.ts';
import { paths } from '../../paths.ts';
import { forgottenTexts as t } from '../../texts/recovery.ts';

/** "Quên mật khẩu" (guide 1.1, Chú ý): the same for every name, whether or not somebody has it. */
export const forgottenPassword: Screen = {
  path: paths.forgottenPassword,
  get: async (visit) => ({
    title: t.title,
    area: 'sign-in',
    field: 'username',
    blocks: [
      { kind: 'text', text: t.lead },
      {
        kind: 'form',
        form: {
          fields: [
            usernameField({ label: t.username, hint: t.usernameHint }),
            ...(await botCheckFields(visit)),
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
    startChecked(visit, form, 'recovery', 'password', (checked) => ({
      username: form.text('username'),
      ...checked,
    })),
};
