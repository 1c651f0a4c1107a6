import type { MethodKind } from '../../src/domain/account/authentication-method.ts';
import type { MethodAction } from '../../src/domain/account/method-view.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** "Các phương thức xác thực" (guide 3.2). */
export const methodsTexts = {
  account: { vi: 'Tài khoản', en: 'Account' },
  lead: {
    vi: 'Đây là những gì bạn dùng để đăng nhập. Mỗi thay đổi được báo cho các liên hệ của tài khoản.',
    en: 'This is what you sign in by. The contacts of the account are told of each change.',
  },
  state: { vi: 'Trạng thái', en: 'State' },
  active: { vi: 'Đang dùng', en: 'In use' },
  locked: { vi: 'Đã khóa', en: 'Locked' },
  addedAt: { vi: 'Thêm lúc', en: 'Added' },
  lastUsedAt: { vi: 'Dùng gần nhất', en: 'Last used' },
  neverUsed: { vi: 'Chưa dùng lần nào', en: 'Never' },
  phone: { vi: 'Số điện thoại', en: 'Phone' },
  codesLeft: { vi: 'Số mã còn lại', en: 'Codes left' },
  codesLeftValue: { vi: '{left} trên {all}', en: '{left} of {all}' },
  issuer: { vi: 'Nhà cung cấp chứng thư số', en: 'Issuer of the certificate' },
  serial: { vi: 'Số hiệu kết thúc bằng', en: 'Serial number ends in' },
  validUntil: { vi: 'Hiệu lực đến', en: 'Valid until' },
  consentWithdrawn: {
    vi: 'Đã khóa vì bạn rút lại sự đồng ý xử lý chữ ký số. Hãy đồng ý lại, rồi mở khóa.',
    en: 'Locked, since you have withdrawn the consent to process signatures. Consent again, then unlock it.',
  },
  toConsents: { vi: 'Xem sự đồng ý', en: 'See your consents' },
  onlyWayIn: {
    vi: 'Cách đăng nhập cuối cùng: chỉ gỡ hoặc khóa được khi đã thêm một phương thức khác.',
    en: 'The last way in: it can be removed or locked once another method was added.',
  },
  note: { vi: 'Lưu ý', en: 'Note' },
  addTitle: { vi: 'Thêm phương thức', en: 'Add a method' },
  toMethods: { vi: 'Các phương thức xác thực', en: 'Authentication methods' },
} as const satisfies Record<string, Text>;

/** What people call each. */
export const methodTitles: Readonly<Record<MethodKind, Text>> = {
  password: { vi: 'Mật khẩu', en: 'Password' },
  otp_phone: { vi: 'Số điện thoại nhận OTP', en: 'Phone for one-time codes' },
  authenticator_app: { vi: 'Ứng dụng xác thực', en: 'Authenticator app' },
  recovery_codes: { vi: 'Mã khôi phục', en: 'Recovery codes' },
  sim_signature: { vi: 'Sim ký số', en: 'SIM signature' },
  usb_signature: { vi: 'USB ký số', en: 'USB certificate' },
  vietnam_post: { vi: 'Tài khoản Bưu điện Việt Nam', en: 'Vietnam Post account' },
};

/** What each is good for, where it can be added. */
export const methodHints: Readonly<Partial<Record<MethodKind, Text>>> = {
  password: {
    vi: 'Đăng nhập bằng số giấy tờ và mật khẩu, cùng một mã OTP.',
    en: 'Sign in by document number and password, with a one-time code.',
  },
  otp_phone: { vi: 'Nhận mã OTP bằng tin nhắn.', en: 'One-time codes come by message.' },
  authenticator_app: {
    vi: 'Mã do điện thoại tạo ra, không cần sóng. An toàn hơn mã OTP bằng tin nhắn, vì kẻ chiếm số điện thoại (đổi sim, chuyển hướng tin nhắn) đọc được tin nhắn.',
    en: 'Codes that the phone makes, without reception. Safer than codes by message, which whoever takes over the phone number (a swapped SIM, messages sent elsewhere) can read.',
  },
  sim_signature: {
    vi: 'Ký trên điện thoại, mức xác minh 3.',
    en: 'Sign on the phone; verification level 3.',
  },
  usb_signature: {
    vi: 'Ký bằng USB trên máy tính, mức xác minh 3.',
    en: 'Sign with a token at a computer; verification level 3.',
  },
  vietnam_post: {
    vi: 'Đăng nhập tại Bưu điện Việt Nam.',
    en: 'Sign in at Vietnam Post.',
  },
};

export const methodActionTexts: Readonly<Record<MethodAction, Text>> = {
  change: { vi: 'Đổi', en: 'Change' },
  remove: { vi: 'Gỡ', en: 'Remove' },
  lock: { vi: 'Khóa', en: 'Lock' },
  unlock: { vi: 'Mở khóa', en: 'Unlock' },
};

type ConfirmedTexts = { title: Text; lead: Text; submit: Text };

/** What is asked once more before it is done to a method; `{method}` is its name within a sentence. */
export const confirmedTexts = {
  lock: {
    title: { vi: 'Khóa {method}', en: 'Lock the {method}' },
    lead: {
      vi: 'Phương thức này bị khóa ngay, không ai đăng nhập bằng nó được nữa cho đến khi bạn mở khóa. Các phiên đang đăng nhập không kết thúc.',
      en: 'It is locked at once: nobody signs in by it until you unlock it. Sessions that are open go on.',
    },
    submit: { vi: 'Khóa ngay', en: 'Lock it now' },
  },
  remove: {
    title: { vi: 'Gỡ {method}', en: 'Remove the {method}' },
    lead: {
      vi: 'Sau khi gỡ, bạn không đăng nhập bằng phương thức này được nữa. Muốn dùng lại, bạn phải thêm từ đầu.',
      en: 'You can no longer sign in by it. To use it again, you have to add it anew.',
    },
    submit: { vi: 'Gỡ', en: 'Remove it' },
  },
  unlock: {
    title: { vi: 'Mở khóa {method}', en: 'Unlock the {method}' },
    lead: {
      vi: 'Bạn sẽ đăng nhập bằng phương thức này được trở lại. Nếu nó bị khóa vì có người khác đăng nhập, hãy đổi nó trước.',
      en: 'You can sign in by it again. If it was locked because somebody else had signed in, change it first.',
    },
    submit: { vi: 'Mở khóa', en: 'Unlock it' },
  },
} as const satisfies Record<Exclude<MethodAction, 'change'>, ConfirmedTexts>;

export const methodPageTexts = {
  /** Recovery codes stand in for the app. */
  goesWith: { vi: 'Những thứ sau cũng bị gỡ theo:', en: 'These are removed with it:' },
  whichToRemove: { vi: 'Gỡ phương thức nào?', en: 'Which method is to be removed?' },
  whichToUnlock: { vi: 'Mở khóa phương thức nào?', en: 'Which method is to be unlocked?' },
} as const satisfies Record<string, Text>;
