import type { StepBody } from '../../../client/contract.ts';
import { recoveryFlows } from '../../../src/domain/flows/recovery-flows.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Screen } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import type { Field } from '../../layout/field.ts';
import { fullNameField, phoneField, usernameField } from '../../layout/person-fields.ts';
import { stepList } from '../../layout/step-list.ts';
import { paths } from '../../paths.ts';
import { counterTexts as t } from '../../texts/recovery.ts';
import { submitted } from '../flow/step-screen.ts';

const fields: readonly Field[] = [
  { ...usernameField({ label: t.username, hint: t.usernameHint }), isRequired: true },
  fullNameField({ label: t.fullName, hint: t.fullNameHint }),
  phoneField({ label: t.phone, hint: t.phoneHint }),
];

function typed(form: PostedForm): StepBody<'counter_request'> {
  const { text } = form;
  return { username: text('username'), fullName: text('fullName'), phone: text('phone') };
}

/** "đến quầy giao dịch lấy lại mật khẩu" (guide 1.1, Chú ý): what comes, and the request. */
export const counterRecovery: Screen = {
  path: paths.counterRecovery,
  get: async (visit) => ({
    title: t.title,
    area: 'sign-in',
    steps: stepList(recoveryFlows.counter.steps, 'counter_request'),
    blocks: [
      { kind: 'text', text: t.lead },
      { kind: 'list', items: t.course, isNumbered: true },
      {
        kind: 'form',
        form: { fields: [...fields, ...(await botCheckFields(visit))], submit: t.submit },
      },
    ],
  }),
  post: (visit, form) =>
    startChecked(visit, form, 'recovery', 'counter', (checked) => ({
      ...typed(form),
      ...checked,
    })),
};

/** The request once more, where it is to be corrected in the flow. */
export const counterRequest = submitted('counter_request', {
  show: ({ at }) => ({
    title: t.title,
    blocks: [
      { kind: 'form', form: { action: `${at}/buoc/counter_request`, fields, submit: t.submit } },
    ],
  }),
  body: typed,
});
