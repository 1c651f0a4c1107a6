import type { Text } from '../../src/domain/flows/text.ts';

/** The guide's third module, "Quản lý thông tin tài khoản". */
export const accountTexts = {
  account: { vi: 'Tài khoản', en: 'Account' },
  levelValue: { vi: 'Mức xác minh {level}', en: 'Verification level {level}' },
  identity: { vi: 'Thông tin định danh', en: 'Identity' },
  identityHint: {
    vi: 'Dữ liệu đang lưu, nguồn xác minh, số điện thoại và email.',
    en: 'What is held of you, who vouches for it, phone and e-mail.',
  },
  methods: { vi: 'Các phương thức xác thực', en: 'Authentication methods' },
  methodsHint: {
    vi: 'Mật khẩu, số nhận OTP, ứng dụng xác thực, chữ ký số, Bưu điện.',
    en: 'Password, phone for codes, authenticator app, signatures, the Post.',
  },
  sessions: { vi: 'Quản lý đăng nhập', en: 'Sign-in management' },
  sessionsHint: { vi: 'Các thiết bị đang đăng nhập.', en: 'Where you are signed in.' },
  signIns: { vi: 'Lịch sử đăng nhập', en: 'History of sign-ins' },
  signInsHint: {
    vi: 'Những lần đăng nhập và những lần bị từ chối.',
    en: 'The sign-ins, and those that were refused.',
  },
  consents: { vi: 'Sự đồng ý xử lý dữ liệu', en: 'Consents' },
  consentsHint: {
    vi: 'Xem, rút lại hoặc đồng ý lại.',
    en: 'See them, withdraw or give them again.',
  },
  export: { vi: 'Tải dữ liệu của tôi', en: 'Export my data' },
  exportHint: { vi: 'Tất cả dữ liệu, dạng JSON.', en: 'All of it, as JSON.' },
  closing: { vi: 'Đóng tài khoản', en: 'Close the account' },
  closingHint: {
    vi: 'Có 14 ngày để lấy lại quyết định.',
    en: 'You have 14 days to take it back.',
  },
} as const satisfies Record<string, Text>;
