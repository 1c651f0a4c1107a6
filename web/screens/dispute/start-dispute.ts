import { disputeReasons, disputeWishes } from '../../../src/domain/dispute/complaint.ts';
import type { StepBody } from '../../../client/contract.ts';
import type { Text } from '../../../src/domain/flows/text.ts';
import { disputeFlows } from '../../../src/domain/flows/dispute-flows.ts';
import { refuseForm } from '../../http/refuse-form.ts';
import type { PostedForm } from '../../http/posted-form.ts';
import type { Screen } from '../../http/screen.ts';
import { botCheckFields, startChecked } from '../../bot-check/start-checked.ts';
import type { Field } from '../../layout/field.ts';
import { stepList } from '../../layout/step-list.ts';
import { paths } from '../../paths.ts';
import { disputeTexts as t, reasonTexts, wishTexts } from '../../texts/dispute.ts';

const fields: readonly Field[] = [
  {
    kind: 'choice',
    name: 'reason',
    label: t.reason,
    items: disputeReasons.map((value) => ({ value, label: reasonTexts[value] })),
    isRequired: true,
  },
  {
    kind: 'choice',
    name: 'wish',
    label: t.wish,
    items: disputeWishes.map((value) => ({ value, ...wishTexts[value] })),
    isRequired: true,
  },
];

/** "khiếu nại khi không sở hữu tài khoản" (guide 1.1, Chú ý): what happened, and what is wished for. */
export const startDispute: Screen = {
  path: paths.dispute,
  get: async (visit) => ({
    title: t.title,
    area: 'flows',
    steps: stepList(disputeFlows.identity.steps, 'what_happened'),
    blocks: [
      { kind: 'text', text: t.lead },
      {
        kind: 'form',
        form: { fields: [...fields, ...(await botCheckFields(visit))], submit: t.submit },
      },
    ],
  }),
  post: (visit, form) => {
    const told = toldIn(form);
    if (!told) return refuseForm(visit, form, { title: t.incomplete, fields: missingIn(form) });
    return startChecked(visit, form, 'dispute', 'identity', (checked) => ({ ...told, ...checked }));
  },
};

type Told = StepBody<'what_happened'>;

function toldIn(form: PostedForm): Told | null {
  const reason = disputeReasons.find((one) => one === form.text('reason'));
  const wish = disputeWishes.find((one) => one === form.text('wish'));
  return reason && wish ? { reason, wish } : null;
}

function missingIn(form: PostedForm): Record<string, Text> {
  return {
    ...(form.text('reason') === '' && { reason: t.reasonMissing }),
    ...(form.text('wish') === '' && { wish: t.wishMissing }),
  };
}
