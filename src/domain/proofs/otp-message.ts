import type { Language, Text } from '../flows/text.ts';
import type { Purpose } from './proof-name.ts';
import { purposeTexts } from './purpose-texts.ts';

type Told = { purpose: Purpose; reference: string; ttlMs: number };

/** In English without a letter that GSM 03.38 does not have: one message instead of three. */
const purposesInEnglish: Readonly<Record<Purpose, string>> = {
  registration: 'register',
  login: 'sign in',
  recovery: 'recover your account',
  change: 'change your data',
  dispute: 'make a complaint',
  resumption: 'continue on another device',
};

/**
 * Says what the code is for and to which flow it belongs, since two may be open in two tabs (of a
 * resumption, which flow it takes up); the code comes first, and no link: a message with a link is what fraudsters send.
 */
export function otpMessage(code: string, told: Told, language: Language): string {
  const { purpose, reference, ttlMs } = told;
  const minutes = Math.max(1, Math.round(ttlMs / 60_000));
  const text: Text = {
    vi:
      `${code} là mã OTP ${purposeTexts[purpose]} Định Danh, phiên ${reference}, có hiệu lực ${minutes} phút. ` +
      'Không cung cấp mã này cho bất kỳ ai.',
    en:
      `${code} is your Dinh Danh code to ${purposesInEnglish[purpose]}, flow ${reference}, valid for ${minutes} min. ` +
      'Never give it to anybody.',
  };
  return text[language].normalize('NFC');
}
