import { ofDocument, ofLevel } from '../account/of-proof.ts';
import { methods } from '../methods/methods.ts';
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
      'PhoneChangedMeanwhile',
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
  document: {
    guide: '3.1',
    title: { vi: 'Bổ sung số giấy tờ', en: 'Add a document number' },
    subjectTypes: ['citizen'],
    // And those of the signature, where the number is read from its certificate.
    steps: ['document'],
    level: 2,
    proof: {
      vi: 'nhà mạng xác nhận, hoặc chữ ký số mang danh tính của tài khoản',
      en: "the carrier's word, or a signature by the account's identity",
    },
    asksFirst: 'carrier',
    refusals: [...ofDocument, ...methods.sim_signature.refusals],
    workflow: 'addDocument',
  },
  sim_signature: {
    guide: '3.2',
    title: { vi: 'Thêm hoặc đổi Sim ký số', en: 'Add or change the SIM signature' },
    subjectTypes: anybody,
    steps: ['phone', 'sim_signature'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong SIM, mang danh tính của tài khoản',
      en: "a signature made in the SIM, by the account's identity",
    },
    asksFirst: 'sim',
    refusals: methods.sim_signature.refusals,
    workflow: 'addSimSignature',
  },
  usb_signature: {
    guide: '3.2',
    title: { vi: 'Thêm hoặc đổi USB ký số', en: 'Add or change the USB certificate' },
    subjectTypes: anybody,
    steps: ['usb_signature'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong USB, mang danh tính của tài khoản',
      en: "a signature made in the token, by the account's identity",
    },
    asksFirst: 'citizen',
    refusals: methods.usb_signature.refusals,
    workflow: 'addUsbSignature',
  },
  vietnam_post: {
    guide: '3.2',
    title: { vi: 'Liên kết tài khoản Bưu điện Việt Nam', en: 'Link an account at Vietnam Post' },
    subjectTypes: ['citizen'],
    steps: ['vietnam_post'],
    level: 3,
    proof: {
      vi: 'tài khoản Bưu điện Việt Nam mang danh tính của tài khoản',
      en: "an account at Vietnam Post of the account's identity",
    },
    asksFirst: 'post',
    refusals: [...methods.vietnam_post.refusals, 'CitizensOnly'],
    workflow: 'linkVietnamPost',
  },
  level: {
    guide: '3.1',
    title: { vi: 'Nâng mức xác minh', en: 'Raise the verification level' },
    subjectTypes: anybody,
    // And those of the method that is named there.
    steps: ['stronger_method'],
    level: 3,
    proof: {
      vi: 'một phương thức có mức cao hơn, mang danh tính của tài khoản',
      en: "a stronger method, by the account's identity",
    },
    asksFirst: 'system',
    refusals: [...ofLevel, ...methods.sim_signature.refusals, ...methods.vietnam_post.refusals],
    workflow: 'raiseLevel',
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
