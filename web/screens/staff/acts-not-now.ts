import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { storyTexts as t } from '../../texts/staff-flows.ts';

type Act = { title: string; allowed: boolean; why: string | null };

/** The acts that cannot be done now, each with its reason; of one reason for all, that alone. */
export function actsNotNow(acts: readonly Act[]): Block[] {
  const notNow = acts.filter(({ allowed }) => !allowed);
  const [first] = notNow;
  if (!first) return [];
  const isAll = notNow.length === acts.length && notNow.every(({ why }) => why === first.why);
  if (isAll) return [{ kind: 'text', text: first.why ?? '' }];
  return [
    { kind: 'text', text: t.notNow },
    {
      kind: 'list',
      items: notNow.map(({ title, why }) => fill(t.notNowLine, { title, why: why ?? '' })),
    },
  ];
}
