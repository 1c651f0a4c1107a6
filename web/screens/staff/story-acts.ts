import type { FlowAct, StoryView } from '../../../client/contract.ts';
import type { Block, Form } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill } from '../../layout/words.ts';
import { storyTexts as t } from '../../texts/staff-flows.ts';
import { actsNotNow } from './acts-not-now.ts';
import type { StaffVisit } from './staff-screen.ts';

const day = 86_400_000;
/** By how many days a deadline is put off, from now. */
const dayChoices = [3, 7, 16] as const;

/** Until when a choice of days puts off; of none of them, the first. */
export function untilOf(now: Date, days: string): string {
  const chosen = dayChoices.find((one) => String(one) === days) ?? dayChoices[0];
  return new Date(now.getTime() + chosen * day).toISOString();
}

/** What can be done now, each a form by the case in hand, and why the rest cannot. */
export function storyActs(told: StoryView, { why, now }: StaffVisit): Block[] {
  const { actions } = told;
  const allowed = actions.filter((act) => act.allowed);
  return [
    ...(allowed.length > 0
      ? [{ kind: 'text' as const, text: fill(t.actsLead, { ticket: why.ticket }) }]
      : []),
    ...allowed.flatMap(({ name, title }) => actBlocks(name, title, told, now)),
    ...actsNotNow(actions),
  ];
}

function actBlocks(name: FlowAct, title: string, told: StoryView, now: Date): Block[] {
  const act = { kind: 'hidden', name: 'act', value: name } as const;
  const form = (look?: Form['look'], fields: Form['fields'] = []): Block => ({
    kind: 'form',
    form: { fields: [act, ...fields], submit: title, ...(look && { look }) },
  });
  switch (name) {
    case 'resend':
      return [{ kind: 'text', text: t.resendHint }, form()];
    case 'openReview':
      return [{ kind: 'text', text: t.openReviewHint }, form()];
    case 'extend':
      return [
        {
          kind: 'details',
          summary: title,
          blocks: [form('secondary', [daysField(told, now)])],
        },
      ];
    case 'cancel':
      return [
        {
          kind: 'details',
          summary: title,
          blocks: [{ kind: 'text', text: t.cancelHint }, form('warning')],
        },
      ];
  }
}

/** Those that are later than the deadline as it is. */
function daysField({ expiresAt }: StoryView, now: Date): Form['fields'][number] {
  const items = dayChoices
    .map((days) => ({ days, until: untilOf(now, String(days)) }))
    .filter(({ until }) => until > expiresAt)
    .map(({ days, until }) => ({
      value: String(days),
      label: fill(t.daysLabel, { days: String(days), until: dayAndTime(until) }),
    }));
  const [first] = items;
  return {
    kind: 'choice',
    name: 'days',
    label: t.days,
    items,
    ...(first && { value: first.value }),
  };
}
