import { passwordTexts as t } from '../../texts/flow.ts';
import { submitted } from './step-screen.ts';

/** "Nhập mật khẩu" (guide 1.1, Bước 5; vùng 9, 10): the rule stands there before any mistake. */
export const password = submitted('password', {
  show: ({ at, flow }) => ({
    title: t.title,
    field: 'password',
    blocks: [
      { kind: 'text', text: t.ruleTitle },
      { kind: 'list', items: t.rules },
      {
        kind: 'form',
        form: {
          action: `${at}/buoc/password`,
          fields: [
            // A password manager files the password under it; what they sign in by is masked to us, too.
            { kind: 'username', value: flow.reference },
            {
              kind: 'password',
              name: 'password',
              label: t.password,
              autocomplete: 'new-password',
              isRequired: true,
            },
            {
              kind: 'password',
              name: 'repeated',
              label: t.repeated,
              autocomplete: 'new-password',
              isRequired: true,
            },
          ],
          submit: t.submits[flow.kind === 'registration' ? 'registration' : 'other'],
        },
      },
    ],
  }),
  body: (form) => ({ password: form.exact('password'), repeated: form.exact('repeated') }),
});
