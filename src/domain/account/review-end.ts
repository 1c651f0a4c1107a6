/**
 * Why a review decides nothing any more, though nobody's decision was taken: other details were handed
 * in; a source has confirmed what staff were asked for; the flow has ended, or goes on by a decision that a
 * restore has lost.
 */
export const reviewEnds = [
  'claim_changed',
  'source_confirmed',
  'flow_ended',
  'flow_went_on',
] as const;
export type ReviewEnd = (typeof reviewEnds)[number];
