import { z } from 'zod';
import { phoneField } from './details/citizen-fields.ts';
import { simSignature } from '../methods/sim-signature.ts';
import type { StepDeclaration } from './step-declaration.ts';

export const phoneBody = z.strictObject({ phone: phoneField });

/** Whose SIM is to sign (product.md 2.2); a number without a signing SIM may be corrected. */
export const phone = {
  summary: { vi: 'Nhập số điện thoại của Sim ký số', en: 'Enter the number of the signing SIM' },
  body: () => phoneBody,
  shows: {},
  actions: {},
  refusals: [...simSignature.refusals, 'TooManyRequests'],
} as const satisfies StepDeclaration;
