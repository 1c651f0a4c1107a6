/** The systems outside of this one, as they are waited for. */
export const outsideSystems = ['carrier', 'insurer', 'sms', 'email', 'sim', 'ca', 'post'] as const;
export type OutsideSystem = (typeof outsideSystems)[number];

/** Whom a flow may be waiting for at a step; `system` is this one, which fails at its own part. */
export const waitedFor = ['citizen', ...outsideSystems, 'other_party', 'staff', 'system'] as const;
export type WaitingFor = (typeof waitedFor)[number];
