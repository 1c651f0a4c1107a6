import { codesTexts as t } from '../../texts/change-steps.ts';
import { submitted } from './step-screen.ts';

/** A new set of recovery codes, to be kept: it counts once its owner says that it is. */
export const recoveryCodes = submitted('recovery_codes', {
  show: ({ step, at }) => ({
    title: t.title,
    blocks: [
      { kind: 'text', text: t.appAdded },
      { kind: 'codes', label: t.label, items: step.recoveryCodes?.codes ?? [] },
      { kind: 'element', tag: 'print-page', texts: { print: t.print }, blocks: [] },
      { kind: 'warning', text: t.once },
      {
        kind: 'form',
        form: { action: `${at}/buoc/recovery_codes`, fields: [], submit: t.submit },
      },
    ],
  }),
  body: () => ({}),
});
