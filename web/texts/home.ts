import type { Text } from '../../src/domain/flows/text.ts';

export const homeTexts = {
  title: { vi: 'Tài khoản dịch vụ công', en: 'Your public-service account' },
  lead: {
    vi: 'Một tài khoản để nhận thông tin về thủ tục hành chính và sử dụng dịch vụ công trực tuyến.',
    en: 'One account for news of administrative procedures and for public services online.',
  },
  underWay: { vi: 'Tiếp tục hồ sơ đang làm', en: 'Go on with what you have begun' },
  underWayHint: {
    vi: 'Trên thiết bị này có hồ sơ chưa xong.',
    en: 'There is an unfinished application on this device.',
  },
  registerTitle: { vi: 'Chưa có tài khoản', en: 'You have no account yet' },
  registerText: {
    vi: 'Đăng ký bằng thuê bao di động, Bảo hiểm xã hội, Sim ký số, USB ký số hoặc Bưu điện Việt Nam.',
    en: 'Register by your mobile subscription, social insurance, SIM signature, USB signature or Vietnam Post.',
  },
  register: { vi: 'Đăng ký', en: 'Register' },
  signInTitle: { vi: 'Đã có tài khoản', en: 'You have an account' },
  signInText: {
    vi: 'Đăng nhập bằng mật khẩu và mã OTP, Sim ký số, USB ký số hoặc tài khoản Bưu điện Việt Nam.',
    en: 'Sign in by password and one-time code, SIM signature, USB signature or your account at Vietnam Post.',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  accountTitle: { vi: 'Tài khoản của bạn', en: 'Your account' },
  accountText: {
    vi: 'Xem thông tin định danh, các phương thức xác thực và quản lý đăng nhập.',
    en: 'See your identity, your authentication methods and where you are signed in.',
  },
  account: { vi: 'Quản lý tài khoản', en: 'Manage the account' },
  waysOutTitle: { vi: 'Không vào được tài khoản', en: 'You cannot get into your account' },
  forgotten: { vi: 'Quên mật khẩu', en: 'Forgotten password' },
  forgottenHint: {
    vi: 'Đặt mật khẩu mới bằng mã gửi đến số điện thoại đã đăng ký.',
    en: 'Set a new one by a code to the registered phone.',
  },
  counter: { vi: 'Lấy lại tài khoản tại quầy giao dịch', en: 'Get it back at a service counter' },
  counterHint: {
    vi: 'Khi đã mất số điện thoại hoặc thiết bị ký số.',
    en: 'When the phone or the signing device is lost.',
  },
  dispute: { vi: 'Khiếu nại', en: 'Complaint' },
  disputeHint: {
    vi: 'Khi người khác đã đăng ký tài khoản bằng số giấy tờ của bạn.',
    en: 'When somebody else has registered an account with your number.',
  },
  codesTitle: { vi: 'Nhập mã trong tin nhắn', en: 'You were sent a message with a code' },
  notMe: { vi: 'Không phải tôi đăng nhập', en: 'This sign-in was not me' },
  notMeHint: {
    vi: 'Khi được báo về một lần đăng nhập từ thiết bị mới.',
    en: 'When you were told of a sign-in from a new device.',
  },
  cancellation: { vi: 'Hủy yêu cầu về tài khoản', en: 'Cancel what was asked for' },
  cancellationHint: {
    vi: 'Khi được báo về việc khôi phục tại quầy hoặc đóng tài khoản.',
    en: 'When you were told of a recovery at a counter, or of a closing.',
  },
  objection: { vi: 'Phản hồi khiếu nại', en: 'Object to a complaint' },
  objectionHint: {
    vi: 'Khi được báo rằng có người khiếu nại về số giấy tờ của bạn.',
    en: 'When you were told that somebody complains about your number.',
  },
} as const satisfies Record<string, Text>;
