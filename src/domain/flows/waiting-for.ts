/** Whom a flow may be waiting for at a step. */
export const waitedFor = ['citizen', 'carrier', 'insurer', 'sim', 'ca', 'post', 'staff'] as const;
export type WaitingFor = (typeof waitedFor)[number];
