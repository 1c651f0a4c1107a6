import type { Text } from '../flows/text.ts';
import type { MethodKind } from './authentication-method.ts';

/** A way to prove that one owns an account, within a sentence; in English without an article. */
export const methodWords: Readonly<Record<MethodKind, Text>> = {
  password: { vi: 'mật khẩu', en: 'password' },
  otp_phone: { vi: 'số điện thoại nhận OTP', en: 'phone for one-time codes' },
  authenticator_app: { vi: 'ứng dụng xác thực', en: 'authenticator app' },
  recovery_codes: { vi: 'bộ mã khôi phục', en: 'recovery codes' },
  sim_signature: { vi: 'Sim ký số', en: 'SIM signature' },
  usb_signature: { vi: 'USB ký số', en: 'USB signature' },
  vietnam_post: { vi: 'tài khoản Bưu điện Việt Nam', en: 'Vietnam Post account' },
};
