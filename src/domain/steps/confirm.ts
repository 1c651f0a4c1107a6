import { z } from 'zod';
import { emailField } from '../fields/email.ts';
import { level, subjectType } from '../flows/levels.ts';
import { sources } from '../subject/registrant.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  email: emailField.exactOptional().describe('An enterprise must give one, a citizen may'),
});

const identityShown = z
  .object({
    subjectType,
    fullName: z.string(),
    documentNumber: z.string().describe('Masked: 001********5'),
    dateOfBirth: z
      .string()
      .exactOptional()
      .describe('yyyy-MM-dd or yyyy, where the source tells it'),
    level,
    source: z.enum(sources),
  })
  .describe('Who the source says that this is');

/** What `confirm` confirms. */
export type IdentityShown = z.output<typeof identityShown>;

/** What the source says of the subject, and "Đăng ký" (guide 1.3, Bước 5; 1.4, Bước 4). */
export const confirm = {
  summary: { vi: 'Xác nhận thông tin và đăng ký', en: 'Confirm the identity and register' },
  body: () => body,
  shows: { identity: identityShown },
  actions: {},
  refusals: ['EmailRequired', 'AccountAlreadyExists', 'PostAccountLinked'],
} as const satisfies StepDeclaration;
