/** What evidence may be. */
export const evidenceTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];
