import { numberText } from './number-text.ts';

/** How a one-time code of six digits is to be sent. */
export const sixDigitsPattern = '[0-9]{6}';
const sixDigits = new RegExp(`^${sixDigitsPattern}$`);

/** A one-time code of six digits, however it is typed; null for anything else. */
export function parseSixDigits(text: string): string | null {
  const code = numberText(text);
  return sixDigits.test(code) ? code : null;
}
