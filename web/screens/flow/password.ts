import type { FlowView } from '../../../client/contract.ts';
import type { Visit } from '../../http/screen.ts';
import type { Field } from '../../layout/field.ts';
import { passwordTexts as t } from '../../texts/flow.ts';
import { readNameOfSession, readTypedName } from '../../http/typed-name.ts';
import { submitted } from './step-screen.ts';

/** "Nhập mật khẩu" (guide 1.1, Bước 5; vùng 9, 10): the rule stands there before any mistake. */
export const password = submitted('password', {
  show: ({ at, flow, visit }) => ({
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
            ...usernameOf(visit, flow),
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

/** Where it was typed in this browser, at a sign-in for a change: a password manager files the password under it. */
function usernameOf(visit: Visit, { kind }: FlowView): Field[] {
  const typed = readTypedName(visit, visit.params['slot'] ?? '');
  const value = typed ?? (kind === 'change' ? readNameOfSession(visit) : null);
  return value === null ? [] : [{ kind: 'username', value }];
}
