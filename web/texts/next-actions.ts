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
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  chooseMethod: { vi: 'Chọn phương thức khác', en: 'Choose another method' },
  startAgain: { vi: 'Làm lại từ đầu', en: 'Start again' },
  register: { vi: 'Đăng ký tài khoản', en: 'Register an account' },
  enrolAuthenticatorApp: { vi: 'Thêm ứng dụng xác thực', en: 'Add an authenticator app' },
  giveConsent: { vi: 'Đồng ý cho chữ ký số', en: 'Consent to signatures' },
  closeAccount: { vi: 'Đóng tài khoản', en: 'Close the account' },
};
