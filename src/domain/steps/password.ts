import { z } from 'zod';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({ password: passwordField(), repeated: passwordField() });

/** The password, typed twice (guide 1.1 and 1.2, Bước 5). */
export const password = {
  summary: { vi: 'Nhập và xác nhận mật khẩu', en: 'Enter and repeat the password' },
  body: () => body,
  reaches: z.object({
    salt: z.string().describe('Of the argon2id hash, base64url'),
    mac: z.string().describe('HMAC(pepper, hash), base64url'),
  }),
  shows: {},
  actions: {},
  refusals: [
    'PasswordsDiffer',
    'PasswordTooWeak',
    'AccountAlreadyExists',
    'AccountGone',
    'RecoveryTakenBack',
    'PhoneOfTooManyAccounts',
    'Overloaded',
  ],
} as const satisfies StepDeclaration;

/** NFC (RFC 8265, section 4.2.2), since keyboards differ in how they compose Vietnamese letters. */
function passwordField() {
  return z
    .string()
    .refine((text) => text.isWellFormed(), 'InvalidValue')
    .meta({ pattern: '^\\P{Cs}*$' })
    .transform((text) => text.normalize('NFC'));
}
