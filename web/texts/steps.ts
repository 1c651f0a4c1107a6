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
  new_phone: { vi: 'Số điện thoại mới', en: 'New phone' },
  current_otp: { vi: 'Mã đến số hiện tại', en: 'Code to the present phone' },
  email: { vi: 'Email mới', en: 'New e-mail' },
  email_code: { vi: 'Mã đến email', en: 'Code by e-mail' },
  app_enrolment: { vi: 'Thêm vào ứng dụng', en: 'Add it to the app' },
  recovery_codes: { vi: 'Lưu mã khôi phục', en: 'Keep the recovery codes' },
  removal: { vi: 'Gỡ phương thức', en: 'Remove the method' },
  unlock: { vi: 'Mở khóa', en: 'Unlock' },
  stronger_method: { vi: 'Chọn phương thức', en: 'Choose the method' },
  document: { vi: 'Số giấy tờ', en: 'Document number' },
  confirm: { vi: 'Xác nhận', en: 'Confirm' },
};
