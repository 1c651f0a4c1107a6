import type { Text } from '../../src/domain/flows/text.ts';

/** The guide's third module, "Quản lý thông tin tài khoản". */
export const accountTexts = {
  account: { vi: 'Tài khoản', en: 'Account' },
  reference: { vi: 'Mã tài khoản', en: 'Reference of the account' },
  level: { vi: 'Mức xác minh', en: 'Verification level' },
  raiseLevel: { vi: 'Nâng mức', en: 'Raise it' },
  lastSignIn: { vi: 'Lần đăng nhập gần nhất', en: 'Last sign-in' },
  lastSignInValue: { vi: '{at}, {method}, {device}', en: '{at}, {method}, {device}' },
  seeAll: { vi: 'Xem tất cả', en: 'See all' },
  since: { vi: 'Tạo tài khoản', en: 'Account made' },
  parts: { vi: 'Quản lý thông tin tài khoản', en: 'Account management' },
  data: { vi: 'Dữ liệu và quyền của bạn', en: 'Your data and your rights' },
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
  dataRequests: { vi: 'Yêu cầu về dữ liệu cá nhân', en: 'Requests about your data' },
  dataRequestsHint: {
    vi: 'Cung cấp, chỉnh sửa, xóa, hạn chế xử lý; trả lời trong 2 ngày làm việc.',
    en: 'Access, correction, deletion, restriction; answered in 2 working days.',
  },
  closing: { vi: 'Đóng tài khoản', en: 'Close the account' },
  closingHint: {
    vi: 'Trong 14 ngày bạn vẫn có thể giữ lại tài khoản.',
    en: 'You have 14 days to take it back.',
  },
} as const satisfies Record<string, Text>;

/** What the owner of the account should look at. */
export const attentionTexts = {
  title: { vi: 'Cần bạn xem lại', en: 'Needs a look' },
  locked: { vi: 'Đang bị khóa: {method}.', en: 'Locked: {method}.' },
  fewCodes: {
    vi: 'Bộ mã khôi phục chỉ còn {codes} mã; hãy tạo bộ mới.',
    en: 'Recovery codes left: {codes}. Make a new set.',
  },
  certificateEnds: {
    vi: 'Chứng thư số của {method} hết hạn {at}.',
    en: 'The certificate of the {method} expires on {at}.',
  },
  refused: {
    vi: 'Số lần đăng nhập bị từ chối trong 7 ngày qua: {times}.',
    en: 'Sign-ins that were refused in the last 7 days: {times}.',
  },
} as const satisfies Record<string, Text>;
