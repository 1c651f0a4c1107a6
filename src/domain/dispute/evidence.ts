import { z } from 'zod';
import { time } from '../steps/shown.ts';

/** What evidence may be. */
export const evidenceTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type EvidenceType = (typeof evidenceTypes)[number];

/** In bytes, of one file. */
export const largestEvidence = 5 * 1024 * 1024;
/** Files of one complaint. */
export const mostEvidence = 5;

/** A file as whoever has sent it sees it. */
export const evidenceView = z
  .object({
    id: z.uuid(),
    type: z.enum(evidenceTypes).describe('Told by its content'),
    size: z.int().describe('In bytes'),
    addedAt: time,
  })
  .meta({ id: 'Evidence' });
export type EvidenceView = z.output<typeof evidenceView>;

/** The files of a complaint: all of them, since there are few. */
export const evidenceList = z
  .object({ items: z.array(evidenceView), next: z.null() })
  .meta({ id: 'EvidenceList' });

/** A file as it is part of what is claimed; `digest` is its SHA-256 in hexadecimal digits. */
export type EvidenceClaimed = { id: string; type: EvidenceType; size: number; digest: string };
