import type { DisputeLines } from '../../../../client/contract.ts';
import { orRefuse } from '../../../http/refused.ts';
import type { Screen } from '../../../http/screen.ts';
import type { Block, SummaryRow } from '../../../layout/block.ts';
import { dayAndTime } from '../../../layout/times.ts';
import { fill } from '../../../layout/words.ts';
import { staffPaths } from '../../../paths.ts';
import { staffDisputeTexts as t } from '../../../texts/staff-disputes.ts';
import { afterOf, nextPart } from '../../account/page-of.ts';
import { decideHere } from '../reviews/decide-here.ts';
import { reviewBlocks } from '../reviews/review-blocks.ts';
import { deciders } from '../reviews/review-list.ts';
import { staffScreen } from '../staff-screen.ts';
import { evidenceBlocks, evidenceFile } from './evidence.ts';
import { hearingBlocks } from './hearing-blocks.ts';

type Line = DisputeLines['items'][number];

const area = 'staff-disputes';
const pageOf = (id: string): string => `${staffPaths.disputes}/${id}`;

/** The complaints that wait: nothing in it is about a person. */
const disputeList = staffScreen({
  path: staffPaths.disputes,
  area,
  roles: deciders,
  isWithoutCase: true,
  get: async (visit) => {
    const answer = await visit.client.staff.disputes(afterOf(visit).after);
    const { items, next } = orRefuse(answer).disputes;
    return {
      title: t.title,
      blocks: [
        { kind: 'text', text: items.length > 0 ? t.lead : t.none },
        ...items.map(lineOf),
        ...nextPart(t.more, staffPaths.disputes, next),
      ],
    };
  },
});

/** One complaint: both sides, its files, and its review. */
const disputePage = staffScreen({
  path: `${staffPaths.disputes}/:id`,
  area,
  roles: deciders,
  get: async ({ client, params, why }) => {
    const { dispute } = orRefuse(await client.staff.dispute(params['id'] ?? '', why));
    const { id, reference, review } = dispute;
    return {
      title: fill(t.one, { reference }),
      back: { text: t.back, href: staffPaths.disputes },
      blocks: [
        { kind: 'summary', title: t.about, rows: rowsOf(dispute) },
        ...hearingBlocks(dispute),
        ...evidenceBlocks(dispute),
        ...(review
          ? reviewBlocks(review, pageOf(id), why)
          : [{ kind: 'inset' as const, text: t.notYet }]),
      ],
    };
  },
  post: (visit, form) => decideHere(visit, form, () => pageOf(visit.params['id'] ?? '')),
});

export const disputeScreens: readonly Screen[] = [disputeList, disputePage, evidenceFile];

function lineOf(dispute: Line): Block {
  const { id, reference, hasObjection } = dispute;
  const objection = { key: t.objection, value: hasObjection ? t.objected : t.notObjected };
  const actions = [{ text: t.open, href: pageOf(id), hint: reference }];
  return { kind: 'summary', title: reference, rows: [...rowsOf(dispute), objection], actions };
}

function rowsOf({ step, since, dueAt }: Pick<Line, 'step' | 'since' | 'dueAt'>): SummaryRow[] {
  return [
    { key: t.step, value: step === null ? t.over : t[step] },
    { key: t.since, value: dayAndTime(since) },
    ...(dueAt === null ? [] : [{ key: t.due, value: dayAndTime(dueAt) }]),
  ];
}
