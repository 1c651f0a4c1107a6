import type { ChangeBody } from '../../../client/contract.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Block } from '../../layout/block.ts';
import { changeTexts as t } from '../../texts/changes.ts';
import { detailsTexts } from '../../texts/register.ts';
import { phoneField } from '../../layout/person-fields.ts';
import { type FirstForm, type FormPlace, wayBlocks } from './first-form.ts';

const simPhone = phoneField({ label: t.simPhone, hint: detailsTexts.simPhoneHint });

/** The SIM that is to sign. */
export const simForm: FirstForm<'sim_signature'> = {
  field: 'phone',
  blocks: (place) => [{ kind: 'form', form: { ...place, fields: [simPhone] } }],
  body: (form) => ({ phone: form.text('phone') }),
};

/** Another number of the account's holder: typed, or read from the certificate of a signature. */
export const documentForm: FirstForm<'document'> = {
  field: 'documentNumber',
  blocks: (place) => [
    ...wayBlocks(t.byCarrier, {
      ...place,
      fields: [
        {
          kind: 'input',
          name: 'documentNumber',
          label: t.documentNumber,
          hint: t.documentHint,
          inputmode: 'numeric',
          spellcheck: false,
          width: 20,
          isRequired: true,
        },
      ],
    }),
    ...signatures(place),
  ],
  body: (form) => signatureOf(form) ?? { documentNumber: form.text('documentNumber') },
};

/** The method by which the level is to be raised. */
export const levelForm: FirstForm<'level'> = {
  blocks: (place) => [
    ...signatures(place),
    ...wayBlocks(
      t.byPost,
      { ...place, fields: [by('vietnam_post')], submit: t.goToPost },
      t.postHint,
    ),
  ],
  body: (form): ChangeBody<'level'> => signatureOf(form) ?? { by: 'vietnam_post' },
};

function signatures(place: FormPlace): Block[] {
  return [
    ...wayBlocks(t.bySim, {
      ...place,
      fields: [by('sim_signature'), simPhone],
      submit: t.signBySim,
    }),
    ...wayBlocks(
      t.byUsb,
      { ...place, fields: [by('usb_signature')], submit: t.signByUsb },
      t.usbHint,
    ),
  ];
}

/** Which of the forms was sent. */
function by(value: 'sim_signature' | 'usb_signature' | 'vietnam_post') {
  return { kind: 'hidden', name: 'by', value } as const;
}

function signatureOf(form: PostedForm) {
  switch (form.text('by')) {
    case 'sim_signature':
      return { by: 'sim_signature', phone: form.text('phone') } as const;
    case 'usb_signature':
      return { by: 'usb_signature' } as const;
    default:
      return null;
  }
}
