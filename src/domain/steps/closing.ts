import { z } from 'zod';
import { time } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** The days in which it can be taken back that an account is closed (product.md 3). */
export const closing = {
  summary: {
    vi: 'Chờ đến ngày đóng tài khoản',
    en: 'Wait for the day on which the account is closed',
  },
  shows: {
    closing: z.object({ closesAt: time.describe('When the account is closed, unless taken back') }),
  },
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
