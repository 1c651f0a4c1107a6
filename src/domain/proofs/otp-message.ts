import type { Purpose } from './proof-name.ts';
import { purposeTexts } from './purpose-texts.ts';

/** Says what the code is for, and no link: a message with a link is what fraudsters send. */
export function otpMessage(code: string, purpose: Purpose, ttlMs: number): string {
  const minutes = Math.max(1, Math.round(ttlMs / 60_000));
  return (
    `${code} là mã OTP ${purposeTexts[purpose]} Định Danh, có hiệu lực ${minutes} phút. ` +
    'Không cung cấp mã này cho bất kỳ ai.'
  );
}
