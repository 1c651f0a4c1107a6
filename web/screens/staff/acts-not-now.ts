import type { Block } from '../../layout/block.ts';
import { fill } from '../../layout/words.ts';
import { storyTexts as t } from '../../texts/staff-flows.ts';

type Act = { title: string; allowed: boolean; why: string | null };

/** The acts that cannot be done now, each with its reason. */
export function actsNotNow(acts: readonly Act[]): Block[] {
  const items = acts
    .filter(({ allowed }) => !allowed)
    .map(({ title, why }) => fill(t.notNowLine, { title, why: why ?? '' }));
  if (items.length === 0) return [];
  return [
    { kind: 'text', text: t.notNow },
    { kind: 'list', items },
  ];
}
