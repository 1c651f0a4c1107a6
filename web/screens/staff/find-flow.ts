import type { Block } from '../../layout/block.ts';
import { dayAndTime } from '../../layout/times.ts';
import { fill, joined } from '../../layout/words.ts';
import { staffPaths } from '../../paths.ts';
import { findTexts as t, keyTexts, statusTexts } from '../../texts/staff-flows.ts';
import { type FoundFlows, lookUp } from './found-flows.ts';
import { lookUpScreen } from './look-up-screen.ts';

/** One field for whatever the citizen reads out; one flow of it is gone to at once. */
export const findFlow = lookUpScreen({
  path: staffPaths.find,
  area: 'staff-find',
  roles: ['support'],
  texts: t,
  field: { label: t.key, hint: t.keyHint },
  lookUp,
  pagesOf: ({ items }) => items.map(({ id }) => `${staffPaths.flows}/${id}`),
  blocksOf: foundBlocks,
});

function foundBlocks({ kinds, items }: FoundFlows): Block[] {
  const parts = { kinds: joined(kinds.map((kind) => keyTexts[kind])), count: String(items.length) };
  if (items.length === 0) return [{ kind: 'inset', text: fill(t.none, parts) }];
  return [
    { kind: 'text', text: fill(t.several, parts) },
    {
      kind: 'links',
      items: items.map(({ id, reference, title, status, openedAt }) => ({
        text: reference,
        href: `${staffPaths.flows}/${id}`,
        hint: fill(t.line, {
          title,
          status: statusTexts[status],
          openedAt: dayAndTime(openedAt),
        }),
      })),
    },
  ];
}
