import { z } from 'zod';
import { accepted, refused } from '../fields/parsed.ts';
import { parseSixDigits, sixDigitsPattern } from '../fields/six-digits.ts';
import { textField } from '../fields/text-field.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  code: textField(parseTotp, { pattern: `^${sixDigitsPattern}$` }).describe(
    'The 6 digits that the app shows (RFC 6238)',
  ),
});

const enrolmentShown = z.object({
  account: z.string().describe('What the app lists the account by, masked: 001********5'),
  attemptsLeft: z.int().min(0),
  secret: z
    .string()
    .exactOptional()
    .describe('Base32 (RFC 4648), in groups, to be typed; the same for the whole flow'),
  uri: z.string().exactOptional().describe('The same to be drawn as a QR code: `otpauth://totp/…`'),
});

/**
 * An authenticator app is taken into use: its first code shows that it has the secret. Secret and URI are
 * told to the holder of the flow's token alone, who submits or reads the flow while the step is open: no
 * record has them, and no event.
 */
export const appEnrolment = {
  summary: {
    vi: 'Quét mã hoặc nhập khóa vào ứng dụng xác thực, rồi nhập mã mà ứng dụng hiện',
    en: 'Give the secret to the authenticator app, and enter the code that it shows',
  },
  body: () => body,
  reaches: z.object({ codeMac: z.string().describe('Keyed hash of the code, base64url') }),
  shows: { enrolment: enrolmentShown },
  actions: {},
  refusals: ['TotpWrong', 'TotpExhausted'],
} as const satisfies StepDeclaration;

function parseTotp(text: string) {
  const code = parseSixDigits(text);
  return code === null ? refused('TotpMalformed') : accepted(code);
}
