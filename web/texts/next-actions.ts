import type { Text } from '../../src/domain/flows/text.ts';

/** The ways on from a problem that have a page of their own, by the names of the API. */
export const nextActionTexts: Readonly<Partial<Record<string, Text>>> = {
  recoverPassword: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
  recoverAtCounter: {
    vi: 'Lấy lại tài khoản tại quầy giao dịch',
    en: 'Get the account back at a service counter',
  },
  dispute: {
    vi: 'Khiếu nại: tôi không sở hữu tài khoản đó',
    en: 'Complain: that account is not mine',
  },
  resumeFlow: { vi: 'Tiếp tục bằng mã hồ sơ', en: 'Go on by the reference' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  chooseMethod: { vi: 'Chọn phương thức khác', en: 'Choose another method' },
  startAgain: { vi: 'Làm lại từ đầu', en: 'Start again' },
  register: { vi: 'Đăng ký tài khoản', en: 'Register an account' },
  enrolAuthenticatorApp: { vi: 'Thêm ứng dụng xác thực', en: 'Add an authenticator app' },
  giveConsent: { vi: 'Đồng ý cho chữ ký số', en: 'Consent to signatures' },
  closeAccount: { vi: 'Đóng tài khoản', en: 'Close the account' },
};

/** When each is the right one, where that is not plain. */
export const nextActionHints: Readonly<Partial<Record<string, Text>>> = {
  recoverPassword: {
    vi: 'Còn dùng số điện thoại đã đăng ký: nhận mã OTP rồi đặt mật khẩu mới.',
    en: 'You still have the registered phone: get a code there, then set a new password.',
  },
  recoverAtCounter: {
    vi: 'Đã mất số điện thoại hoặc thiết bị ký số: mang giấy tờ đến quầy để lấy lại mật khẩu.',
    en: 'The phone or signing device is lost: take your papers to a counter.',
  },
  dispute: {
    vi: 'Người khác đã dùng số giấy tờ của bạn: gửi khiếu nại, không cần có tài khoản.',
    en: 'Somebody else has used your number: complain; you need no account.',
  },
  resumeFlow: {
    vi: 'Cần mã hồ sơ DD-… và điện thoại của hồ sơ.',
    en: 'You need the reference DD-… and its phone.',
  },
};
