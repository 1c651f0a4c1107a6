import { z } from 'zod';
import { textField } from '../fields/text-field.ts';
import { parseUsername, usernameSpelling } from '../subject/username.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** What an account is named by, at a sign-in and at a recovery. */
export const usernameField = textField(parseUsername, usernameSpelling).describe(
  'Any number that the account is held by',
);

const body = z.strictObject({ username: usernameField });

/** Whose password is forgotten: any name is taken alike, whether or not somebody has it. */
export const username = {
  summary: { vi: 'Nhập tên đăng nhập', en: 'Enter the user name' },
  body: () => body,
  reaches: z.object({ name: z.string().describe('Keyed hash of the user name, base64url') }),
  shows: {},
  actions: {},
  refusals: [],
} as const satisfies StepDeclaration;
