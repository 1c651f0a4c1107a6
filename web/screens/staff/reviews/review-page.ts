import { orRefuse } from '../../../http/refused.ts';
import type { Screen } from '../../../http/screen.ts';
import { fill } from '../../../layout/words.ts';
import { staffPaths } from '../../../paths.ts';
import { reviewTexts as t } from '../../../texts/staff-reviews.ts';
import { staffScreen } from '../staff-screen.ts';
import { decideHere } from './decide-here.ts';
import { reviewBlocks } from './review-blocks.ts';
import { deciders, reviewList } from './review-list.ts';

const pageOf = (id: string): string => `${staffPaths.reviews}/${id}`;

/** One review, and what is done about it. */
const reviewPage = staffScreen({
  path: `${staffPaths.reviews}/:id`,
  area: 'staff-reviews',
  roles: deciders,
  get: async ({ client, params, why }) => {
    const { review } = orRefuse(await client.staff.review(params['id'] ?? '', why));
    return {
      title: fill(t.one, { reference: review.reference }),
      back: { text: t.back, href: staffPaths.reviews },
      blocks: reviewBlocks(review, pageOf(review.id), why),
    };
  },
  post: (visit, form) => decideHere(visit, form, pageOf),
});

export const reviewScreens: readonly Screen[] = [reviewList, reviewPage];
