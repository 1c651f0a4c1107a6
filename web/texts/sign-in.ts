import type { Text } from '../../src/domain/flows/text.ts';
import type { LoginMethod } from '../../client/contract.ts';

/** The guide's second module, "Đăng nhập theo 4 cách". */
export const signInTexts = {
  title: { vi: 'Đăng nhập', en: 'Sign in' },
  back: { vi: 'Cách đăng nhập khác', en: 'Another way to sign in' },
  lastTime: { vi: 'Cách đã dùng lần trước trên thiết bị này', en: 'Used last time on this device' },
  otherWays: { vi: 'Các cách khác', en: 'Other ways' },
  notOffered: { vi: 'Tạm thời chưa có', en: 'Not available at present' },
  notOfferedDetail: {
    vi: 'Cách đăng nhập này tạm thời chưa có. Hãy chọn cách khác.',
    en: 'This way to sign in is not available at present. Choose another one.',
  },
  noAccount: { vi: 'Chưa có tài khoản?', en: 'No account yet?' },
  register: { vi: 'Đăng ký tài khoản', en: 'Register an account' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Số CMT/CCCD hoặc mã số thuế của tài khoản.',
    en: 'The CMND/CCCD number or tax code of the account.',
  },
  password: { vi: 'Mật khẩu', en: 'Password' },
  phone: { vi: 'Số điện thoại của Sim ký số', en: 'Phone number of the SIM' },
  phoneHint: {
    vi: 'Điện thoại sẽ nhận một yêu cầu xác nhận.',
    en: 'The phone is sent a request to confirm.',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  forgotten: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
  stay: {
    vi: 'Duy trì đăng nhập trên thiết bị này',
    en: 'Stay signed in on this device',
  },
  stayHint: {
    vi: 'Đóng trình duyệt, bạn vẫn còn đăng nhập, lâu nhất là {most}. Không dùng trong {idle} ({idleLevel3} nếu đăng nhập bằng chữ ký số hoặc Bưu điện) thì phiên tự kết thúc. Không chọn khi dùng máy chung.',
    en: 'You stay signed in when the browser is closed, for {most} at most. Unused for {idle} ({idleLevel3} after a signature or the Post), the session ends by itself. Not for a shared computer.',
  },
  hours: { vi: '{n} giờ', en: '{n} hours' },
  minutes: { vi: '{n} phút', en: '{n} minutes' },
} as const satisfies Record<string, Text>;

/** What stands on the page of each way, and in the list of them. */
export const wayTexts: Readonly<Record<LoginMethod, Record<'title' | 'hint', Text>>> = {
  password: {
    title: { vi: 'Đăng nhập bằng mật khẩu', en: 'Sign in by password' },
    hint: {
      vi: 'Tên đăng nhập, mật khẩu, rồi mã OTP hoặc mã của ứng dụng xác thực.',
      en: "User name, password, then a one-time code or an authenticator app's.",
    },
  },
  sim_signature: {
    title: { vi: 'Đăng nhập bằng Sim ký số', en: 'Sign in by SIM' },
    hint: {
      vi: 'Xác nhận trên điện thoại có gắn Sim ký số, bằng mã PIN của Sim.',
      en: 'Confirm on the phone that has the SIM, with its PIN.',
    },
  },
  usb_signature: {
    title: { vi: 'Đăng nhập bằng USB ký số', en: 'Sign in by USB token' },
    hint: {
      vi: 'Cắm USB ký số vào máy tính đã cài công cụ ký; mã PIN chỉ nhập trong công cụ đó.',
      en: 'Plug the token into a computer with the signing agent; the PIN is typed there alone.',
    },
  },
  vietnam_post: {
    title: {
      vi: 'Đăng nhập bằng tài khoản Bưu điện Việt Nam',
      en: 'Sign in by your account at Vietnam Post',
    },
    hint: {
      vi: 'Bạn sẽ sang trang của Bưu điện Việt Nam để đăng nhập, rồi trở lại đây. Tài khoản đó phải đã được liên kết.',
      en: 'You go to Vietnam Post to sign in there, and come back. That account must be linked to yours.',
    },
  },
};

/** Who is signed in already. */
export const signedInTexts = {
  title: { vi: 'Bạn đang đăng nhập', en: 'You are signed in' },
  who: {
    vi: 'Trình duyệt này đang đăng nhập bằng tài khoản của {name}. Để dùng tài khoản khác, hãy đăng xuất trước.',
    en: 'This browser is signed in as {name}. To use another account, sign out first.',
  },
  account: { vi: 'Đến trang tài khoản', en: 'To the account' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  signOutLead: {
    vi: 'Phiên đăng nhập trên thiết bị này sẽ kết thúc. Nội dung đang nhập dở sẽ bị xóa khỏi trình duyệt.',
    en: 'The session on this device ends. What you have typed and not sent is removed from the browser.',
  },
} as const satisfies Record<string, Text>;

/** "Xác nhận lại": who is signed in proves themselves once more. */
export const stepUpTexts = {
  title: { vi: 'Xác nhận lại danh tính', en: 'Prove yourself once more' },
  by: { vi: 'Xác nhận lại: {way}', en: 'Once more: {way}' },
  why: {
    vi: 'Việc bạn đang làm cần xác nhận lại danh tính, vì lần xác nhận trước đã quá {minutes} phút hoặc ở mức thấp hơn. Bạn vẫn đang đăng nhập, và nội dung đã nhập được giữ.',
    en: 'What you are about to do asks you to prove yourself again: the last time was more than {minutes} minutes ago, or at a lower level. You stay signed in, and what you typed is kept.',
  },
  choose: { vi: 'Chọn cách xác nhận', en: 'Choose how' },
  back: { vi: 'Cách xác nhận khác', en: 'Another way to do it' },
  submit: { vi: 'Xác nhận lại', en: 'Prove it' },
  cancel: { vi: 'Không xác nhận, quay lại', en: 'Not now, go back' },
  refused: {
    vi: 'Mức xác minh của phiên đăng nhập không thay đổi.',
    en: 'The session has not changed.',
  },
} as const satisfies Record<string, Text>;

/** The steps of a login that have pages of their own. */
export const secondFactorTexts = {
  credentials: { vi: 'Nhập lại tên đăng nhập và mật khẩu', en: 'User name and password again' },
  app: { vi: 'Nhập mã của ứng dụng xác thực', en: 'Enter the code of your authenticator app' },
  appCode: { vi: 'Mã của ứng dụng xác thực', en: 'Code of the app' },
  appCodeHint: {
    vi: '6 chữ số đang hiện trong ứng dụng.',
    en: 'The 6 digits that the app shows now.',
  },
  attempts: { vi: 'Còn {attempts} lần nhập.', en: '{attempts} tries are left.' },
  toRecovery: {
    vi: 'Không dùng được ứng dụng? Nhập mã khôi phục',
    en: 'No access to the app? Enter a recovery code',
  },
  recovery: { vi: 'Nhập mã khôi phục', en: 'Enter a recovery code' },
  recoveryCode: { vi: 'Mã khôi phục', en: 'Recovery code' },
  recoveryHint: {
    vi: '10 chữ cái và chữ số, dạng XXXXX-XXXXX; mỗi mã dùng được một lần. Bạn còn {left} mã.',
    en: '10 letters and digits, like XXXXX-XXXXX; each is good once. You have {left} left.',
  },
  toApp: { vi: 'Nhập mã của ứng dụng xác thực', en: "Enter the app's code instead" },
  submit: { vi: 'Xác nhận', en: 'Confirm' },
} as const satisfies Record<string, Text>;
