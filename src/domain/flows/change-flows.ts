import type { OwnFlowRow } from './flow-row.ts';

const anybody = ['citizen', 'enterprise'] as const;
const session = {
  vi: 'phiên đăng nhập, vừa được xác nhận lại ở mức của phiên',
  en: "a session, proven anew at the session's level",
} as const;

/**
 * The guide's third module, "Quản lý tài khoản": what is changed of an account, and of its authentication
 * methods (product.md 3). Each is asked for by a session.
 */
export const changeFlows = {
  password: {
    guide: '3.2',
    title: { vi: 'Đổi mật khẩu', en: 'Change the password' },
    subjectTypes: anybody,
    steps: ['password'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: [],
    workflow: 'changePassword',
  },
  phone: {
    guide: '3.2',
    title: { vi: 'Đổi số điện thoại nhận OTP', en: 'Change the phone for one-time codes' },
    subjectTypes: anybody,
    // Without `current_otp` where the old phone is lost and a signature stands for it.
    steps: ['new_phone', 'current_otp', 'otp'],
    level: 2,
    proof: {
      vi: 'nhà mạng xác nhận chính chủ số mới; OTP đến cả hai số, hoặc chữ ký số khi mất số cũ',
      en: "the carrier's word for the new number; codes to both, or a signature where the old one is lost",
    },
    asksFirst: 'carrier',
    refusals: [
      'SubscriberMismatch',
      'PhoneOfTooManyAccounts',
      'PhoneUnchanged',
      'CarrierUnavailable',
      'SmsUnavailable',
      'MessageLimit',
      'OtpSentElsewhere',
    ],
    workflow: 'changePhone',
  },
  contact: {
    guide: '3.1',
    title: { vi: 'Đổi địa chỉ email', en: 'Change the e-mail address' },
    subjectTypes: anybody,
    // Without `email_code` where the address is removed.
    steps: ['email', 'email_code'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: [
      'EmailRequired',
      'EmailUnchanged',
      'EmailUnavailable',
      'EmailUndeliverable',
      'MessageLimit',
    ],
    workflow: 'changeContact',
  },
  authenticator_app: {
    guide: '3.2',
    title: { vi: 'Ứng dụng xác thực', en: 'Authenticator app' },
    subjectTypes: anybody,
    steps: ['app_enrolment', 'recovery_codes'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: [],
    workflow: 'enrolAuthenticatorApp',
  },
  recovery_codes: {
    guide: '3.2',
    title: { vi: 'Mã khôi phục mới', en: 'New recovery codes' },
    subjectTypes: anybody,
    steps: ['recovery_codes'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: ['AuthenticatorAppMissing'],
    workflow: 'renewRecoveryCodes',
  },
  removal: {
    guide: '3.2',
    title: { vi: 'Gỡ phương thức xác thực', en: 'Remove an authentication method' },
    subjectTypes: anybody,
    steps: ['removal'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: ['LastWayIn', 'MethodNotFound'],
    workflow: 'removeMethod',
  },
  unlock: {
    guide: '3.2',
    title: { vi: 'Mở khóa phương thức xác thực', en: 'Unlock an authentication method' },
    subjectTypes: anybody,
    steps: ['unlock'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: ['MethodNotFound', 'ConsentWithdrawn'],
    workflow: 'unlockMethod',
  },
  closure: {
    guide: '3.1',
    title: { vi: 'Đóng tài khoản', en: 'Close the account' },
    subjectTypes: anybody,
    steps: ['closing'],
    level: 2,
    proof: session,
    asksFirst: 'system',
    refusals: ['ClosingAlready'],
    workflow: 'closeAccount',
  },
} as const satisfies Record<string, OwnFlowRow>;
