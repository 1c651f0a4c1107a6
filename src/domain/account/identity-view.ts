import { z } from 'zod';
import { level, subjectType } from '../flows/levels.ts';
import { sources } from '../subject/registrant.ts';
import type { NumberKind } from '../subject/identity.ts';
import { time } from '../steps/shown.ts';

/** The kinds of number by the names of the contract. */
export const documentKinds = {
  personal_id_number: 'cccd',
  citizen_id_old9: 'cmnd',
  passport: 'passport',
  social_insurance: 'social_insurance',
  tax_code: 'tax_code',
} as const satisfies Record<NumberKind, string>;

/** What we hold of somebody, as they are shown it: from whom, since when, at which level (guide 3.1). */
export const identityView = z
  .object({
    id: z.string(),
    reference: z.string().describe('Short name of the account, to read out to support staff'),
    subjectType,
    level,
    fullName: z.string(),
    dateOfBirth: z.string().nullable().describe('yyyy-MM-dd, or yyyy; null: no source has told it'),
    sex: z.enum(['male', 'female']).nullable(),
    documents: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(Object.values(documentKinds)),
        number: z.string().describe('Masked'),
        source: z.enum(sources).describe('Who vouches for it'),
        addedAt: time,
      }),
    ),
    contacts: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['phone', 'email']),
        value: z.string().describe('Masked'),
        verifiedAt: time.nullable(),
      }),
    ),
    language: z.enum(['vi', 'en']).describe('In which the account is told of what happens to it'),
    since: time.describe('When the account was made'),
  })
  .meta({ id: 'Identity' });

export type IdentityView = z.output<typeof identityView>;
