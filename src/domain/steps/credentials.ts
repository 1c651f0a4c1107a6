import { z } from 'zod';
import { password } from '../methods/password.ts';
import type { StepDeclaration } from './step-declaration.ts';
import { usernameField } from './username.ts';

/** No password is longer (guide 1.1, Bước 5); what is can be refused unread. */
const longestPassword = 128;

/** What is typed; also when a login is started. */
export const credentialFields = {
  username: usernameField,
  // An empty one is as wrong as any other wrong one.
  password: z
    .string()
    .refine((text) => text.isWellFormed(), 'InvalidValue')
    .transform((text) => text.normalize('NFC'))
    .refine((text) => Array.from(text).length <= longestPassword, 'TooLong')
    .meta({ pattern: '^\\P{Cs}*$', maxLength: longestPassword }),
};

const body = z.strictObject(credentialFields);

/** User name and password (product.md 2.1). */
export const credentials = {
  summary: { vi: 'Nhập tên đăng nhập và mật khẩu', en: 'Enter user name and password' },
  body: () => body,
  reaches: z.object({
    name: z.string().describe('Keyed hash of the user name, base64url'),
    mac: z.string().describe("HMAC(pepper, hash) under the account's salt, base64url"),
    network: z.string().describe('Keyed hash of the network it comes from, base64url'),
  }),
  shows: {},
  actions: {},
  refusals: [...password.refusals, 'TooManyRequests'],
} as const satisfies StepDeclaration;

/** What is typed at the step, checked. */
export type Credentials = z.output<typeof body>;
