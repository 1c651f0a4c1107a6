import type { ReviewView } from '../../../../client/contract.ts';
import type { Why } from '../../../../client/staff.ts';
import { paperTitles, placeTitles } from '../../../../src/domain/staff/papers.ts';
import type { Block, SummaryRow } from '../../../layout/block.ts';
import { dayAndTime } from '../../../layout/times.ts';
import { fill, joined } from '../../../layout/words.ts';
import { staffTexts } from '../../../texts/staff.ts';
import { decisionTexts, reviewTexts as t } from '../../../texts/staff-reviews.ts';
import { claimRows } from './claim-rows.ts';
import { decisionForm } from './decision-form.ts';
import { findingWords } from './finding-words.ts';
import { reviewRows } from './review-list.ts';

/** A review in full: what is claimed, what was found, what was done, and what may be done now. */
export function reviewBlocks(review: ReviewView, action: string, why: Why): Block[] {
  const { endedAt, claim, findings, decisions } = review;
  const ended = endedAt === null ? [] : [{ key: t.ended, value: dayAndTime(endedAt) }];
  return [
    { kind: 'summary', title: t.about, rows: [...reviewRows(review), ...ended] },
    { kind: 'heading', text: t.found },
    findings.length > 0
      ? { kind: 'list', items: findings.map(findingWords) }
      : { kind: 'text', text: t.nothingFound },
    claim
      ? { kind: 'summary', title: t.claim, rows: claimRows(claim) }
      : { kind: 'inset', text: t.claimGone },
    { kind: 'heading', text: t.history },
    ...(decisions.length === 0 ? [{ kind: 'text' as const, text: t.noHistory }] : []),
    ...decisions.map(decisionBlock),
    ...decisionForm(review, action, why),
  ];
}

function decisionBlock(given: ReviewView['decisions'][number]): Block {
  const { decision, decidedBy, decidedAt, papers, reason, ticket } = given;
  const seen: SummaryRow[] = papers
    ? [
        {
          key: t.papers,
          value: fill(t.seen, {
            papers: joined(papers.kinds.map((kind) => paperTitles[kind])),
            place: placeTitles[papers.seenAt],
          }),
        },
      ]
    : [];
  return {
    kind: 'summary',
    title: decisionTexts[decision].done,
    rows: [
      { key: t.by, value: decidedBy },
      { key: t.at, value: dayAndTime(decidedAt) },
      ...seen,
      { key: staffTexts.reason, value: fill(t.why, { reason, ticket }) },
    ],
  };
}
