import { changeTexts, startTexts } from '../../texts/changes.ts';
import { changeStepTexts as t } from '../../texts/change-steps.ts';
import { emailForm, newPhoneForm } from '../changes/contact-forms.ts';
import { documentForm, levelForm } from '../changes/proof-forms.ts';
import { submitted } from './step-screen.ts';

/** The first steps of changes, where what was told at the start is to be told anew. */
export const newPhone = submitted('new_phone', {
  show: ({ at }) => ({
    title: t.newPhone,
    field: 'phone',
    blocks: newPhoneForm.blocks({
      action: `${at}/buoc/new_phone`,
      submit: startTexts.phone.submit,
    }),
  }),
  body: newPhoneForm.body,
});

export const email = submitted('email', {
  show: ({ at }) => ({
    title: changeTexts.newEmail,
    field: 'email',
    blocks: emailForm.blocks({
      action: `${at}/buoc/email`,
      submit: startTexts.contact.submit,
    }),
  }),
  body: emailForm.body,
});

export const document = submitted('document', {
  show: ({ at }) => ({
    title: t.document,
    field: 'documentNumber',
    blocks: documentForm.blocks({
      action: `${at}/buoc/document`,
      submit: startTexts.document.submit,
    }),
  }),
  body: documentForm.body,
});

export const strongerMethod = submitted('stronger_method', {
  show: ({ at }) => ({
    title: t.strongerMethod,
    blocks: levelForm.blocks({
      action: `${at}/buoc/stronger_method`,
      submit: startTexts.level.submit,
    }),
  }),
  body: levelForm.body,
});
