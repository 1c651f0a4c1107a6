import type { Purpose } from './proof-name.ts';
import { purposeTexts } from './purpose-texts.ts';

/**
 * The text on the phone, with the four digits that the web page shows too: at most 70 UTF-16 units,
 * which is what a screen takes in UCS-2, and NFC, so that no accent stands alone.
 */
export function simPromptText(code: string, purpose: Purpose): string {
  return `Định Danh: ${purposeTexts[purpose]}, mã ${code}. Khớp trên web thì nhập PIN.`.normalize(
    'NFC',
  );
}
