import { z } from 'zod';
import { emailField } from '../fields/email.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  email: emailField.nullable().describe('null removes it; an enterprise must have one'),
});

/** The address that an account is to be told by from now on, or none (guide 3.1). */
export const email = {
  summary: { vi: 'Nhập địa chỉ email mới', en: 'Enter the new e-mail address' },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [
    'EmailRequired',
    'EmailUnchanged',
    'EmailUnavailable',
    'EmailUndeliverable',
    'MessageLimit',
  ],
} as const satisfies StepDeclaration;
