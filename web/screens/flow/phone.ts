import { phoneTexts as t } from '../../texts/signatures.ts';
import { disputePhoneTexts } from '../../texts/dispute.ts';
import { phoneField } from '../../layout/person-fields.ts';
import type { FlowView } from '../../../client/contract.ts';
import { submitted } from './step-screen.ts';

/** The phone once more, to be corrected: whose SIM is to sign, or where a code is sent to. */
export const phone = submitted('phone', {
  show: ({ at, flow }) => {
    const isSim = flow.steps.includes('sim_signature');
    const texts = isSim
      ? { label: t.simPhone, hint: t.simPhoneHint }
      : { label: t.phone, ...hintOf(flow) };
    return {
      title: isSim ? t.simTitle : t.title,
      field: 'phone',
      blocks: [
        {
          kind: 'form',
          form: { action: `${at}/buoc/phone`, fields: [phoneField(texts)], submit: t.submit },
        },
      ],
    };
  },
  body: (form) => ({ phone: form.text('phone') }),
});

/** What a complaint does with it. */
function hintOf({ kind }: FlowView) {
  return kind === 'dispute' ? disputePhoneTexts : {};
}
