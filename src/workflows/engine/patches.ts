/**
 * Changes of the workflows that flows which were open before go by, too, each under its name: a flow that
 * has come to one has a marker in its history, and code that does not know it cannot go on with that flow.
 */
export const patches = ['deadline-frozen-in-outages', 'row-written-again'] as const;
export type Patch = (typeof patches)[number];

/** Changes that every flow goes by: their markers stand in histories. */
export type FormerPatch = 'ignored-messages-noted' | 'other-reviews-noted';
