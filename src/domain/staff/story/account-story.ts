import type { Text } from '../../flows/text.ts';

/** What happens to accounts, and in complaints about them. */
export const accountStory = {
  'account.created': { vi: 'Đã tạo tài khoản', en: 'The account was created' },
  'account.recovered': { vi: 'Đã khôi phục tài khoản', en: 'The account was recovered' },
  'account.locked': {
    vi: 'Đã khóa tài khoản sau khi khôi phục dữ liệu',
    en: 'The account was locked after the data were restored',
  },
  'account.closed': { vi: 'Đã đóng tài khoản', en: 'The account was closed' },
  'account.exported': { vi: 'Công dân đã tải dữ liệu của mình', en: 'The data was exported' },
  'account.inactive_soon': {
    vi: 'Đã báo sắp khóa vì lâu không đăng nhập',
    en: 'It was told that the account will be locked, since nobody signs in',
  },
  'account.inactive_locked': {
    vi: 'Đã khóa vì lâu không đăng nhập',
    en: 'Locked, since nobody has signed in for long',
  },
  'closing.awaited': {
    vi: 'Tài khoản chờ đóng; công dân còn có thể lấy lại',
    en: 'The account waits to be closed, and can still be kept',
  },
  'cancellation.used': {
    vi: 'Công dân đã hủy bằng mã trong tin nhắn',
    en: 'It was taken back by the code of the message',
  },
  'session.opened': { vi: 'Đã đăng nhập', en: 'Signed in' },
  'session.raised': { vi: 'Đã xác nhận lại', en: 'Proven once more' },
  'session.ended': { vi: 'Phiên đăng nhập đã kết thúc', en: 'A session has ended' },
  'sign_in.not_me': {
    vi: 'Công dân báo: không phải tôi đăng nhập',
    en: 'The citizen says that a sign-in was not them',
  },
  'password.changed': { vi: 'Đã đổi mật khẩu', en: 'The password was changed' },
  'password.reset': { vi: 'Đã đặt lại mật khẩu', en: 'The password was set anew' },
  'phone.changed': { vi: 'Đã đổi số điện thoại', en: 'The phone was changed' },
  'email.changed': { vi: 'Đã đổi email', en: 'The e-mail was changed' },
  'email.removed': { vi: 'Đã gỡ email', en: 'The e-mail was removed' },
  'document.awaited': { vi: 'Chờ số giấy tờ bổ sung', en: 'A further number is asked for' },
  'document.added': { vi: 'Đã bổ sung giấy tờ', en: 'A document was added' },
  'email.awaited': { vi: 'Chờ địa chỉ email mới', en: 'The new e-mail is asked for' },
  'removal.awaited': {
    vi: 'Chờ xác nhận gỡ phương thức',
    en: 'The removal of a method is to be confirmed',
  },
  'unlock.awaited': {
    vi: 'Chờ xác nhận mở khóa phương thức',
    en: 'The unlocking of a method is to be confirmed',
  },
  'stronger_method.awaited': {
    vi: 'Chờ chọn cách nâng mức xác minh',
    en: 'A stronger proof is to be chosen',
  },
  'method.added': { vi: 'Đã thêm phương thức xác thực', en: 'A method was added' },
  'method.removed': { vi: 'Đã gỡ phương thức xác thực', en: 'A method was removed' },
  'method.locked': { vi: 'Đã khóa phương thức xác thực', en: 'A method was locked' },
  'method.unlocked': { vi: 'Đã mở khóa phương thức xác thực', en: 'A method was unlocked' },
  'recovery_codes.renewed': { vi: 'Đã đổi mã khôi phục', en: 'The recovery codes were renewed' },
  'level.raised': { vi: 'Đã nâng mức xác minh', en: 'The level was raised' },
  'consent.given': { vi: 'Công dân đã đồng ý', en: 'Consent was given' },
  'consent.withdrawn': { vi: 'Công dân đã rút đồng ý', en: 'Consent was withdrawn' },
  'recovery.approved': {
    vi: 'Khôi phục đã được duyệt; chờ hết thời gian hủy',
    en: 'The recovery is approved, and can still be taken back',
  },
  'dispute.begun': { vi: 'Bắt đầu khiếu nại', en: 'The complaint was begun' },
  'dispute.told': { vi: 'Đã nộp khiếu nại', en: 'The complaint was made' },
  'dispute.objected': {
    vi: 'Bên kia đã phản đối khiếu nại',
    en: 'The other party has objected',
  },
  'dispute.freed': { vi: 'Đã gỡ số giấy tờ', en: 'The number was freed' },
  'dispute.handed_over': { vi: 'Đã bàn giao tài khoản', en: 'The account was handed over' },
  'evidence.awaited': { vi: 'Chờ bằng chứng', en: 'Evidence is asked for' },
  'evidence.shown': { vi: 'Cán bộ đã xem bằng chứng', en: 'A member of staff saw the evidence' },
  'hearing.opened': {
    vi: 'Đã báo cho bên kia và chờ ý kiến',
    en: 'The other party was told, and is heard',
  },
} as const satisfies Record<string, Text>;
