import type { Refused } from '../../../client/answer.ts';
import type { Link } from '../../layout/block.ts';
import type { Page } from '../../layout/page.ts';

/** What the API does not have, within the console and in the API's own words. */
export function missingPage({ problem, status }: Refused, back: Link): Page {
  return {
    title: problem.title,
    status,
    back,
    blocks: [{ kind: 'text', text: problem.detail }],
  };
}
