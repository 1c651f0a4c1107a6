import type { Screen } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import { paths, signInPath } from '../../paths.ts';
import { signInTexts as t } from '../../texts/sign-in.ts';

/** User name and password on one page (guide: "Đăng nhập bằng Username, Pass, OTP"); the OTP follows. */
export const withPassword: Screen = {
  path: signInPath('password'),
  get: async (visit) => ({
    title: t.byPassword,
    area: 'sign-in',
    back: { text: t.back, href: paths.signIn },
    field: 'username',
    blocks: [
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
            {
              kind: 'password',
              name: 'password',
              label: t.password,
              autocomplete: 'current-password',
            },
            ...(await botCheckFields(visit)),
          ],
          submit: t.signIn,
        },
      },
      { kind: 'links', items: [{ text: t.forgotten, href: paths.forgottenPassword }] },
    ],
  }),
  post: (visit, form) =>
    startChecked(visit, form, 'login', 'password', (checked) => ({
      username: form.text('username'),
      password: form.exact('password'),
      ...checked,
    })),
};
