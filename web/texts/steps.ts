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
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  reference: { vi: 'Mã hồ sơ', en: 'Reference' },
  counter_request: { vi: 'Yêu cầu', en: 'Request' },
  counter: { vi: 'Đến quầy giao dịch', en: 'Service counter' },
  waiting_period: { vi: 'Chờ 24 giờ', en: 'Wait 24 hours' },
  what_happened: { vi: 'Sự việc', en: 'What happened' },
  disputed_number: { vi: 'Số giấy tờ', en: 'The number' },
  statement: { vi: 'Trình bày', en: 'Statement' },
  evidence: { vi: 'Giấy tờ chứng minh', en: 'Evidence' },
  hearing: { vi: 'Nghe bên kia', en: 'Hearing' },
  decision: { vi: 'Quyết định', en: 'Decision' },
};
