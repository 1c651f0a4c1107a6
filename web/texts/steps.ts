import type { Text } from '../../src/domain/flows/text.ts';
import type { StepName } from '../../src/domain/steps/steps.ts';

/** The steps in as few words as the guide's pictures have; the others go by their own summary. */
export const stepTitles: Readonly<Partial<Record<StepName, Text>>> = {
  details: { vi: 'Thông tin đăng ký', en: 'Your details' },
  credentials: { vi: 'Tên đăng nhập và mật khẩu', en: 'User name and password' },
  phone: { vi: 'Số điện thoại', en: 'Phone number' },
  otp: { vi: 'Nhập mã OTP', en: 'One-time code' },
  password: { vi: 'Đặt mật khẩu', en: 'Set a password' },
  sim_signature: { vi: 'Ký trên điện thoại', en: 'Sign on the phone' },
  usb_signature: { vi: 'Ký bằng USB', en: 'Sign with the token' },
  vietnam_post: { vi: 'Bưu điện Việt Nam', en: 'Vietnam Post' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
};
