import { z } from 'zod';
import { ofLevel } from '../account/of-proof.ts';
import { phoneField } from './details/citizen-fields.ts';
import type { StepDeclaration } from './step-declaration.ts';

const bySim = z.strictObject({ by: z.literal('sim_signature'), phone: phoneField });
const byUsb = z.strictObject({ by: z.literal('usb_signature') });
const byPost = z.strictObject({ by: z.literal('vietnam_post') });

/** A signature that is to prove something, as it is named in a body: a SIM's with its number. */
export const signatureBody = z.discriminatedUnion('by', [bySim, byUsb]);
/** What names such a signature. */
export type SignatureNamed = z.output<typeof signatureBody>;

export const strongerMethodBody = z.discriminatedUnion('by', [bySim, byUsb, byPost]);
/** What names a method that is to raise the level. */
export type StrongerMethod = z.output<typeof strongerMethodBody>;

/** By which method the account's level is to be raised; its steps follow. */
export const strongerMethod = {
  summary: {
    vi: 'Chọn phương thức để nâng mức xác minh',
    en: 'Choose the method that raises the level',
  },
  body: () => strongerMethodBody,
  shows: {},
  actions: {},
  refusals: ofLevel,
} as const satisfies StepDeclaration;
