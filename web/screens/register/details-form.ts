import type { ConsentText, DetailsBody, RegistrationMethod } from '../../../client/contract.ts';
import type { Checked } from '../../bot-check/start-checked.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Block } from '../../layout/block.ts';
import type { Field } from '../../layout/field.ts';
import { fullNameField, phoneField } from '../../layout/person-fields.ts';
import { detailsTexts as t } from '../../texts/register.ts';
import { dateIn } from './date-in.ts';

const fullName = fullNameField({ label: t.fullName, hint: t.fullNameHint });
const dateOfBirth: Field = {
  kind: 'date',
  name: 'dateOfBirth',
  label: t.dateOfBirth,
  hint: t.dateHint,
  isBirthday: true,
  isRequired: true,
};
const sex: Field = {
  kind: 'choice',
  name: 'sex',
  label: t.sex,
  items: [
    { value: 'male', label: t.male },
    { value: 'female', label: t.female },
  ],
};
const email: Field = {
  kind: 'input',
  name: 'email',
  label: t.email,
  hint: t.emailHint,
  type: 'email',
  autocomplete: 'email',
  spellcheck: false,
};

function numberField(
  name: string,
  texts: Pick<Field & { kind: 'input' }, 'label' | 'hint'>,
): Field {
  return {
    kind: 'input',
    name,
    ...texts,
    inputmode: 'numeric',
    spellcheck: false,
    width: 20,
    isRequired: true,
  };
}

const person = [
  fullName,
  dateOfBirth,
  sex,
  phoneField({ label: t.phone, hint: t.phoneHint }),
  email,
];

/** What each method wants to be told first (guide 1.1 to 1.5, Bước 3; vùng 6, for a SIM vùng 5). */
export const detailsFields: Readonly<Record<RegistrationMethod, readonly Field[]>> = {
  mobile_subscriber: [
    numberField('documentNumber', { label: t.documentNumber, hint: t.documentHint }),
    ...person,
  ],
  social_insurance: [
    numberField('socialInsuranceNumber', {
      label: t.socialInsuranceNumber,
      hint: t.socialInsuranceHint,
    }),
    ...person,
  ],
  sim_signature: [phoneField({ label: t.simPhone, hint: t.simPhoneHint })],
  usb_signature: [],
  vietnam_post: [],
};

/** The text that is consented to, and the agreement itself: never given beforehand. */
export function consentPart({ version, text, purposes }: ConsentText): {
  shown: Block;
  field: Field;
} {
  return {
    shown: {
      kind: 'details',
      summary: t.consentSummary,
      blocks: [
        ...text.split('\n\n').map((paragraph): Block => ({ kind: 'text', text: paragraph })),
        { kind: 'list', items: purposes.map((one) => one.text) },
      ],
    },
    field: { kind: 'check', name: 'consent', label: t.consent, value: version, isRequired: true },
  };
}

/** The body of the start, and of its correction. */
export function detailsBody(
  method: RegistrationMethod,
  form: PostedForm,
  subjectType: 'citizen' | 'enterprise',
  checked: Checked = {},
): DetailsBody {
  const common = { consent: { version: form.text('consent') }, ...checked };
  const told = {
    phone: form.text('phone'),
    fullName: form.text('fullName'),
    dateOfBirth: dateIn(form, 'dateOfBirth'),
    ...sexIn(form),
    ...form.optional('email'),
  };
  const isCitizen = subjectType === 'citizen';
  switch (method) {
    case 'mobile_subscriber':
      return {
        subjectType: 'citizen',
        documentNumber: form.text('documentNumber'),
        ...told,
        ...common,
      };
    case 'social_insurance': {
      const socialInsuranceNumber = form.text('socialInsuranceNumber');
      return { subjectType: 'citizen', socialInsuranceNumber, ...told, ...common };
    }
    case 'sim_signature':
      return isCitizen
        ? { subjectType: 'citizen', phone: told.phone, ...common }
        : { subjectType: 'enterprise', phone: told.phone, ...common };
    case 'usb_signature':
      return isCitizen
        ? { subjectType: 'citizen', ...common }
        : { subjectType: 'enterprise', ...common };
    case 'vietnam_post':
      return { subjectType: 'citizen', ...common };
  }
}

function sexIn(form: PostedForm): { sex?: 'male' | 'female' } {
  const sexTold = form.text('sex');
  return sexTold === 'male' || sexTold === 'female' ? { sex: sexTold } : {};
}
