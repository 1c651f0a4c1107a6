import { z } from 'zod';
import type { StepDeclaration } from './step-declaration.ts';

const recoveryCodesShown = z.object({
  codes: z.array(z.string()).describe('Each is good once, in the place of a code of the app'),
});

/**
 * A new set of recovery codes is shown, and counts once its owner says that it is kept; the old one counts
 * until then. The codes are told as the secret of an app is (`appEnrolment`).
 */
export const recoveryCodes = {
  summary: { vi: 'Lưu lại các mã khôi phục', en: 'Keep the recovery codes' },
  body: () => z.strictObject({}),
  shows: { recoveryCodes: recoveryCodesShown },
  actions: {},
  refusals: ['AuthenticatorAppMissing'],
} as const satisfies StepDeclaration;
