import { changeTexts as t } from '../../texts/changes.ts';
import { phoneField } from '../../layout/person-fields.ts';
import { contactOf, type FirstForm } from './first-form.ts';

/** The phone that codes are to be sent to, and whether the present one is at hand. */
export const newPhoneForm: FirstForm<'phone'> = {
  field: 'phone',
  current: contactOf('phone'),
  blocks: (place) => [
    {
      kind: 'form',
      form: {
        ...place,
        fields: [
          phoneField({ label: t.newPhone, hint: t.newPhoneHint }),
          {
            kind: 'check',
            name: 'currentPhoneIsLost',
            label: t.lost,
            hint: t.lostHint,
            value: 'true',
          },
        ],
      },
    },
  ],
  body: (form) => ({
    phone: form.text('phone'),
    ...(form.text('currentPhoneIsLost') === 'true' && { currentPhoneIsLost: true }),
  }),
};

/** The address that a code is sent to. */
export const emailForm: FirstForm<'contact'> = {
  field: 'email',
  current: contactOf('email'),
  blocks: (place) => [
    {
      kind: 'form',
      form: {
        ...place,
        fields: [
          {
            kind: 'input',
            name: 'email',
            type: 'email',
            label: t.newEmail,
            autocomplete: 'email',
            spellcheck: false,
            isRequired: true,
          },
        ],
      },
    },
  ],
  body: (form) => ({ email: form.text('email') }),
};
