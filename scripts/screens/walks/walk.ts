import type { Walker } from '../walker.ts';

/**
 * A way through the pages. At each state that a screen can show it says the state's name: there a test looks
 * at the page, and `npm run screens` takes its picture.
 */
export type Walk = {
  name: string;
  walk: (walker: Walker, show: (state: string) => Promise<void>) => Promise<void>;
};
