import type { Text } from '../../src/domain/flows/text.ts';

const code: Text = { vi: 'Mã trong tin nhắn', en: 'The code of the message' };
const codeHint: Text = {
  vi: '12 chữ và số, ví dụ 7K3F-92QX-00DD. Chữ hoa hay thường, có dấu gạch hay không đều được.',
  en: '12 letters and digits, such as 7K3F-92QX-00DD. Case and hyphens do not matter.',
};

/** The pages where the code of a message is typed, or brought by its link. */
export const codeTexts = { code, codeHint } as const;

export const notMeTexts = {
  title: { vi: 'Không phải tôi đăng nhập', en: 'This was not me' },
  lead: {
    vi: 'Nếu bạn được báo về một lần đăng nhập mà bạn không thực hiện, hãy nhập mã trong tin nhắn đó. Không cần đăng nhập.',
    en: 'If you were told of a sign-in that was not yours, type the code of that message. You need not sign in.',
  },
  happens: {
    vi: 'Mọi phiên đăng nhập sẽ kết thúc và phương thức đăng nhập đã dùng sẽ bị khóa.',
    en: 'All sessions end, and the way in that was used is locked.',
  },
  submit: { vi: 'Không phải tôi, hãy khóa lại', en: 'Not me, lock it' },
  done: { vi: 'Đã khóa', en: 'It is locked' },
  doneText: {
    vi: 'Phương thức “{method}” đã bị khóa. Số phiên đăng nhập vừa kết thúc: {sessions}. Các liên hệ của tài khoản được báo.',
    en: 'The method “{method}” is locked. Sessions that were ended just now: {sessions}. The contacts of the account are told.',
  },
  next: { vi: 'Việc cần làm bây giờ', en: 'What to do now' },
  signedInNext: {
    vi: 'Bạn vẫn đang đăng nhập trên thiết bị này. Hãy đổi mật khẩu hoặc mở khóa phương thức tại “Các phương thức xác thực”, và gỡ những gì không phải của bạn.',
    en: 'You are still signed in on this device. Change the password or unlock the method at “Authentication methods”, and remove what is not yours.',
  },
  methods: { vi: 'Các phương thức xác thực', en: 'Authentication methods' },
  sessions: { vi: 'Các thiết bị đang đăng nhập', en: 'Where you are signed in' },
  passwordNext: {
    vi: 'Người khác có thể đã biết mật khẩu của bạn. Hãy đặt mật khẩu mới bằng “Quên mật khẩu”: việc đó cũng mở khóa mật khẩu.',
    en: 'Somebody else may know your password. Set a new one by “Forgotten password”: that unlocks it, too.',
  },
  otherNext: {
    vi: 'Hãy đăng nhập bằng một cách khác rồi mở khóa phương thức này khi nó đã an toàn; nếu không còn cách nào, hãy đến quầy giao dịch.',
    en: 'Sign in another way, and unlock this method once it is safe; if there is no other way, go to a service counter.',
  },
  signIn: { vi: 'Đăng nhập bằng cách khác', en: 'Sign in another way' },
} as const satisfies Record<string, Text>;

export const cancellationTexts = {
  title: { vi: 'Hủy yêu cầu về tài khoản', en: 'Cancel what was asked for' },
  lead: {
    vi: 'Nếu bạn được báo về việc khôi phục tài khoản tại quầy hoặc đóng tài khoản và không muốn việc đó xảy ra, hãy nhập mã trong tin nhắn. Không cần đăng nhập.',
    en: 'If you were told of a recovery at a counter or of a closing of your account and do not want it, type the code of that message. You need not sign in.',
  },
  submit: { vi: 'Hủy yêu cầu này', en: 'Cancel it' },
  done: {
    closing: { vi: 'Đã hủy việc đóng tài khoản', en: 'The closing of the account is cancelled' },
    recovery: {
      vi: 'Đã hủy việc khôi phục tài khoản',
      en: 'The recovery of the account is cancelled',
    },
  },
  doneText: {
    closing: {
      vi: 'Tài khoản được giữ nguyên và dùng được như trước. Nếu không phải bạn đã yêu cầu đóng, hãy đăng nhập rồi đổi mật khẩu.',
      en: 'The account stays, and can be used as before. If it was not you who asked for the closing, sign in and change the password.',
    },
    recovery: {
      vi: 'Tài khoản được giữ nguyên. Hãy đăng nhập, xem “Quản lý đăng nhập” và “Các phương thức xác thực”; nếu không đăng nhập được, hãy mang giấy tờ đến quầy giao dịch.',
      en: 'The account stays as it is. Sign in and look at “Sign-in management” and “Authentication methods”; if you cannot, take your papers to a service counter.',
    },
  },
} as const;

export const objectionTexts = {
  title: { vi: 'Phản hồi khiếu nại', en: 'Object to a complaint' },
  lead: {
    vi: 'Có người khiếu nại rằng số giấy tờ của tài khoản bạn đang dùng là của họ. Nếu số đó là của bạn, hãy nhập mã trong tin nhắn và trình bày trước thời hạn ghi trong tin nhắn.',
    en: 'Somebody says that the number of your account is theirs. If it is yours, type the code of the message and say so, before the time that the message names.',
  },
  statement: { vi: 'Trình bày của bạn', en: 'What you have to say' },
  statementHint: {
    vi: 'Ít nhất 20 ký tự: số này là của bạn từ khi nào, bạn có giấy tờ gì. Mã chỉ dùng được một lần.',
    en: '20 characters at least: since when the number is yours, which papers you have. The code works once.',
  },
  submit: { vi: 'Gửi phản hồi', en: 'Send' },
  done: { vi: 'Đã ghi nhận phản hồi', en: 'Your objection was taken' },
  doneText: {
    vi: 'Cán bộ sẽ xem ý kiến của bạn trước khi quyết định, và bạn sẽ được báo kết quả. Trong thời gian đó tài khoản dùng được như trước.',
    en: 'Staff read what you have said before they decide, and you will be told the outcome. Until then the account can be used as before.',
  },
  home: { vi: 'Về trang chủ', en: 'To the home page' },
} as const satisfies Record<string, Text>;
