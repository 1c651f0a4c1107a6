import type { StoryView } from '../../../client/contract.ts';
import type { Block, SummaryRow } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, type Words } from '../../layout/words.ts';
import { deliveryTexts, statusTexts, storyTexts as t } from '../../texts/staff-flows.ts';

/** Where a flow stands: whose turn it is first. */
export function standingRows(told: StoryView): SummaryRow[] {
  const { flow, waiting, stepTitle, problem, findings, delivery, expiresAt } = told;
  const { status, nextTryAt } = flow;
  return [
    { key: t.status, value: statusTexts[status] },
    ...(waiting
      ? [
          { key: t.turn, value: waiting.text },
          { key: t.step, value: stepTitle ?? '' },
          { key: t.since, value: dayAndTime(waiting.since) },
          { key: t.until, value: dayAndTime(waiting.until) },
          { key: t.expires, value: dayAndTime(expiresAt) },
        ]
      : []),
    ...(nextTryAt === null ? [] : [{ key: t.nextTry, value: dayAndTime(nextTryAt) }]),
    ...(problem ? [{ key: t.problem, value: problem.title }] : []),
    ...(findings.length > 0
      ? [{ key: t.findings, value: findings.map(({ text }) => text).join('; ') }]
      : []),
    ...(delivery === null ? [] : [{ key: t.delivery, value: deliveryTexts[delivery] }]),
  ];
}

/** What happened, the latest first. */
export function timelineOf({ events }: StoryView): Block {
  return {
    kind: 'timeline',
    label: t.events,
    items: events.toReversed().map((event) => ({
      at: dayAndTime(event.at),
      who: actorWords(event.actor),
      text: event.text,
      notes: notesOf(event),
    })),
  };
}

function notesOf({ findings, reason, ticket }: StoryView['events'][number]): Words[] {
  return [
    ...findings.map(({ text }) => fill(t.finding, { text })),
    ...(reason !== null && ticket !== null ? [fill(t.because, { ticket, reason })] : []),
  ];
}

function actorWords(actor: string): Words {
  const [kind = '', name] = actor.split(/:(.*)/s);
  if (kind === 'citizen') return t.citizen;
  if (kind === 'provider') return fill(t.provider, { name: name ?? '' });
  if (kind !== 'staff') return t.system;
  return name === undefined ? t.staff : fill(t.staffNamed, { id: name });
}
