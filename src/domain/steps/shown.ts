import { z } from 'zod';

export const time = z.iso.datetime().describe('RFC 3339 in UTC');

/** What a manual verification shows: the reference to tell support staff, and its deadline. */
export const reviewShown = z.object({
  reference: z.string().describe('To tell support staff'),
  until: time,
});
