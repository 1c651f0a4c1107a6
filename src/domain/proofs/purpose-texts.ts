import type { Purpose } from './proof-name.ts';

/** What a proof is for, as messages to a phone say it: short, since a prompt has 70 characters. */
export const purposeTexts: Readonly<Record<Purpose, string>> = {
  registration: 'đăng ký tài khoản',
  login: 'đăng nhập',
  recovery: 'khôi phục tài khoản',
  change: 'đổi thông tin',
  dispute: 'khiếu nại',
  resumption: 'tiếp tục hồ sơ ở máy khác tại',
};
