/** What the citizen is asked to sign on the phone. */
export type SimPromptPurpose = 'registration' | 'login';

const purposes = {
  registration: 'đăng ký tài khoản',
  login: 'đăng nhập',
} as const satisfies Record<SimPromptPurpose, string>;

/**
 * The text on the phone, with the four digits that the web page shows too: at most 70 UTF-16 units,
 * which is what a screen takes in UCS-2, and NFC, so that no accent stands alone.
 */
export function simPromptText(code: string, purpose: SimPromptPurpose): string {
  return `Định Danh: ${purposes[purpose]}, mã ${code}. Khớp trên web thì nhập PIN.`.normalize(
    'NFC',
  );
}
