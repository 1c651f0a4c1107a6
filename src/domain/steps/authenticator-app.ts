import { z } from 'zod';
import { notSignedIn } from '../account/not-signed-in.ts';
import { parseRecoveryCode, recoveryCodePattern } from '../account/recovery-codes.ts';
import { accepted, refused } from '../fields/parsed.ts';
import { parseSixDigits, sixDigitsPattern } from '../fields/six-digits.ts';
import { textField } from '../fields/text-field.ts';
import type { StepDeclaration } from './step-declaration.ts';

const pattern = `^(${sixDigitsPattern}|${recoveryCodePattern})$`;
const codeKinds = ['app', 'recovery_code'] as const;

/** Is read as what was typed: a code of the app, or a recovery code as it is shown. */
const body = z
  .strictObject({
    code: textField(parseCode, { pattern }).describe(
      'The 6 digits of the authenticator app (RFC 6238), or a recovery code',
    ),
  })
  .transform(({ code }) => code);

const reaches = z.object({
  kind: z.enum(codeKinds),
  codeMac: z.string().describe('Keyed hash of the code, base64url'),
});

const authenticatorAppShown = z.object({
  attemptsLeft: z.int().min(0),
  recoveryCodesLeft: z.int().min(0).describe('Of the newest set'),
});

/** The code of an authenticator app, in the place of a message's; or a recovery code. */
export const authenticatorApp = {
  summary: {
    vi: 'Nhập mã của ứng dụng xác thực hoặc mã khôi phục',
    en: 'Enter the code of the authenticator app, or a recovery code',
  },
  body: () => body,
  reaches,
  shows: { authenticatorApp: authenticatorAppShown },
  actions: {},
  refusals: ['TotpWrong', 'RecoveryCodeWrong', 'SecondFactorExhausted', ...notSignedIn],
} as const satisfies StepDeclaration;

type TypedCode = { kind: (typeof codeKinds)[number]; code: string };

/** The two differ in length, so that no text is both. */
function parseCode(text: string) {
  const code = parseSixDigits(text);
  if (code !== null) return accepted<TypedCode>({ kind: 'app', code });
  const recoveryCode = parseRecoveryCode(text);
  if (recoveryCode === null) return refused('AuthenticatorCodeMalformed');
  return accepted<TypedCode>({ kind: 'recovery_code', code: recoveryCode });
}
