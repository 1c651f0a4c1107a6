import type { ReviewLines } from '../../../../client/contract.ts';
import { isMethod, methods } from '../../../../src/domain/methods/methods.ts';
import { orRefuse } from '../../../http/refused.ts';
import type { Block, SummaryRow } from '../../../layout/block.ts';
import { dayAndTime } from '../../../layout/times.ts';
import { fill, joined, type Words } from '../../../layout/words.ts';
import { staffPaths } from '../../../paths.ts';
import { levelTexts } from '../../../texts/levels.ts';
import { kindTexts, reviewStateTexts, reviewTexts as t } from '../../../texts/staff-reviews.ts';
import { afterOf, nextPart } from '../../account/page-of.ts';
import { staffScreen } from '../staff-screen.ts';

type Line = ReviewLines['items'][number];

export const deciders = ['support', 'supervisor'] as const;

/** The reviews that wait: nothing in it is about a person. */
export const reviewList = staffScreen({
  path: staffPaths.reviews,
  area: 'staff-reviews',
  roles: deciders,
  isWithoutCase: true,
  get: async (visit) => {
    const { items, next } = orRefuse(
      await visit.client.staff.reviews(afterOf(visit).after),
    ).reviews;
    return {
      title: t.title,
      blocks: [
        { kind: 'text', text: items.length > 0 ? t.lead : t.none },
        ...items.map(lineOf),
        ...nextPart(t.more, staffPaths.reviews, next),
      ],
    };
  },
});

function lineOf(review: Line): Block {
  const { id, reference, hasPapers } = review;
  const papers = { key: t.papers, value: hasPapers ? t.papersThere : t.papersNone };
  const actions = [{ text: t.open, href: `${staffPaths.reviews}/${id}`, hint: reference }];
  return { kind: 'summary', title: reference, rows: [...reviewRows(review), papers], actions };
}

/** What it is for, what it is worth, and until when. */
export function reviewRows(review: Line): SummaryRow[] {
  const { kind, method, level, state, dueAt, isOverdue, requestedAt } = review;
  const worth = levelTexts[level];
  const at = dayAndTime(dueAt);
  return [
    { key: t.what, value: whatFor(kind, method) },
    { key: t.level, value: level === 3 ? fill(t.fourEyes, { level: worth }) : worth },
    { key: t.state, value: reviewStateTexts[state] },
    { key: t.requested, value: dayAndTime(requestedAt) },
    { key: t.due, value: isOverdue ? fill(t.overdue, { at }) : at },
  ];
}

function whatFor(kind: Line['kind'], method: Line['method']): Words {
  return isMethod(method) ? joined([kindTexts[kind], methods[method].title]) : kindTexts[kind];
}
