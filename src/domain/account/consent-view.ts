import { z } from 'zod';
import { time } from '../steps/shown.ts';
import { listOf } from './list-view.ts';

/** A purpose that was consented to, as whoever did so is shown it (law 91/2025/QH15, article 4). */
export const consentView = z
  .object({
    purpose: z.string(),
    version: z.string().describe('Of the text'),
    textHref: z
      .string()
      .nullable()
      .describe('Where the whole text of that version is; null: not kept'),
    text: z.string().nullable().describe('The purpose in the language asked for; null: not kept'),
    givenAt: time,
    channel: z.string().describe('By which it was given'),
    withdrawnAt: time.nullable(),
    canWithdraw: z.boolean().describe('Whether the account can go on without it'),
  })
  .meta({ id: 'AccountConsent' });

export const consentListView = listOf(consentView).meta({ id: 'AccountConsents' });

export type ConsentView = z.output<typeof consentView>;
