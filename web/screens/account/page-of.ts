import type { Visit } from '../../http/screen.ts';
import type { Block } from '../../layout/block.ts';
import type { Words } from '../../layout/words.ts';

/** The query parameter by which a list goes on. */
const parameter = 'sau';

/** Where a list goes on after, as the address tells it. */
export function afterOf({ query }: Pick<Visit, 'query'>): { after?: string } {
  const after = query(parameter);
  return after === '' ? {} : { after };
}

/** The link to the part of a list that follows, where there is one. */
export function nextPart(text: Words, path: string, next: string | null): Block[] {
  if (next === null) return [];
  const href = `${path}?${new URLSearchParams({ [parameter]: next }).toString()}`;
  return [{ kind: 'links', items: [{ text, href }] }];
}
