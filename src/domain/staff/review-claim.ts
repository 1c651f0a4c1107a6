import { z } from 'zod';
import { disputeReasons, disputeWishes } from '../dispute/complaint.ts';
import { evidenceTypes } from '../dispute/evidence.ts';
import { subjectType } from '../flows/levels.ts';
import type { NumberKind } from '../subject/identity.ts';

const numberKinds = [
  'personal_id_number',
  'citizen_id_old9',
  'passport',
  'social_insurance',
  'tax_code',
] as const satisfies readonly NumberKind[];
const number = z.object({ kind: z.enum(numberKinds), number: z.string() });

/**
 * What staff are asked to confirm, whatever kind of claim it is: details that were typed, a signer, papers at
 * the Post, a request at a counter, a complaint. Strict, so that nothing is approved that was not shown.
 */
export const reviewClaim = z
  .strictObject({
    subjectType,
    fullName: z.string(),
    dateOfBirth: z.string().describe('yyyy-MM-dd, or yyyy'),
    sex: z.enum(['male', 'female']),
    phone: z.string(),
    email: z.string(),
    documentKind: z.enum(numberKinds),
    documentNumber: z.string(),
    documents: z.array(number),
    socialInsuranceNumber: z.string(),
    certificate: z.object({ serial: z.string(), issuer: z.string(), notAfter: z.string() }),
    consent: z.object({ version: z.string() }),
    username: z.string().describe('Of the account that is to be recovered'),
    account: z.string().nullable().describe('Id of the account that was found by it'),
    reason: z.enum(disputeReasons),
    wish: z.enum(disputeWishes),
    document: number.describe('The number that is complained about'),
    statement: z.string(),
    evidence: z.array(
      z.object({
        id: z.string(),
        type: z.enum(evidenceTypes),
        size: z.number(),
        digest: z.string(),
      }),
    ),
    heard: z.string().nullable().describe('Id of the account that was heard'),
    objection: z.object({ statement: z.string(), at: z.string() }).nullable(),
  })
  .partial()
  .meta({ id: 'ReviewClaim' });
export type ReviewClaimShown = z.output<typeof reviewClaim>;
