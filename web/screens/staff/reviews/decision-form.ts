import type { ReviewView } from '../../../../client/contract.ts';
import type { Why } from '../../../../client/staff.ts';
import { problems } from '../../../../src/domain/problems/problems.ts';
import {
  paperKinds,
  paperTitles,
  placesSeen,
  placeTitles,
} from '../../../../src/domain/staff/papers.ts';
import type { Block } from '../../../layout/block.ts';
import type { Field } from '../../../layout/field.ts';
import { fill } from '../../../layout/words.ts';
import { decisionTexts, reviewTexts as t } from '../../../texts/staff-reviews.ts';
import { whyFields } from '../case.ts';

/** The box of one kind of paper. */
export const paperField = (kind: (typeof paperKinds)[number]): string => `papers-${kind}`;

/**
 * What the one who looks may do now, as a form; and what not, and why. The claim's digest goes along: what is
 * decided is what was on the screen.
 */
export function decisionForm(review: ReviewView, action: string, why: Why): Block[] {
  const { choices } = review;
  const open = choices.filter(({ refusal }) => refusal === null);
  const fields: Field[] = [
    { kind: 'hidden', name: 'review', value: review.id },
    { kind: 'hidden', name: 'claimDigest', value: review.claimDigest },
    {
      kind: 'choice',
      name: 'decision',
      label: t.decide,
      isRequired: true,
      items: open.map(({ decision }) => ({
        value: decision,
        label: decisionTexts[decision].act,
        hint: decisionTexts[decision].hint,
      })),
    },
    ...(open.some(({ needsPapers }) => needsPapers) ? papersFields : []),
    ...whyFields(why),
  ];
  return [
    ...(open.length > 0
      ? [{ kind: 'form' as const, form: { action, fields, submit: t.send } }]
      : []),
    ...choices.flatMap(({ decision, refusal }): Block[] =>
      refusal === null
        ? []
        : [
            {
              kind: 'text',
              look: 'quiet',
              text: fill(t.cannot, {
                what: decisionTexts[decision].act,
                why: problems[refusal].title,
              }),
            },
          ],
    ),
  ];
}

const papersFields: readonly Field[] = [
  {
    kind: 'checks',
    name: 'papers',
    label: t.papersSeen,
    hint: t.papersHint,
    items: paperKinds.map((kind) => ({ name: paperField(kind), label: paperTitles[kind] })),
  },
  {
    kind: 'choice',
    name: 'seenAt',
    label: t.place,
    items: placesSeen.map((place) => ({ value: place, label: placeTitles[place] })),
  },
];
