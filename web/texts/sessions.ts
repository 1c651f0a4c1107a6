import type { SessionEnd } from '../../src/domain/account/session.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** "Quản lý đăng nhập" (guide 3.3). */
export const sessionTexts = {
  title: { vi: 'Quản lý đăng nhập', en: 'Sign-in management' },
  lead: {
    vi: 'Tài khoản đang được đăng nhập trên các thiết bị sau. Nếu có thiết bị bạn không nhận ra, hãy kết thúc phiên đó rồi đổi mật khẩu.',
    en: 'These devices are signed in to the account. If there is one that you do not know, end its session and change your password.',
  },
  thisDevice: { vi: '{device} (thiết bị này)', en: '{device} (this device)' },
  method: { vi: 'Đăng nhập bằng', en: 'Signed in by' },
  level: { vi: 'Mức của phiên', en: 'Level of the session' },
  startedAt: { vi: 'Bắt đầu', en: 'Begun' },
  lastSeenAt: { vi: 'Hoạt động gần nhất', en: 'Last active' },
  ends: { vi: 'Tự kết thúc', en: 'Ends by itself' },
  endsAt: {
    vi: '{idleUntil} nếu không dùng nữa; muộn nhất {expiresAt}',
    en: '{idleUntil} unless it is used; {expiresAt} at the latest',
  },
  endedAt: { vi: 'Đã kết thúc', en: 'Ended' },
  why: { vi: 'Lý do', en: 'Why' },
  expired: { vi: 'Hết thời gian', en: 'Its time was over' },
  end: { vi: 'Kết thúc phiên này', en: 'End this session' },
  endOthers: { vi: 'Kết thúc mọi phiên khác', en: 'End all other sessions' },
  endOthersLead: {
    vi: 'Mọi thiết bị khác sẽ phải đăng nhập lại ngay. Phiên trên thiết bị này được giữ.',
    en: 'All other devices have to sign in again at once. The session on this device stays.',
  },
  back: { vi: 'Quản lý đăng nhập', en: 'Sign-in management' },
  noOthers: {
    vi: 'Không có thiết bị nào khác đang đăng nhập.',
    en: 'No other device is signed in.',
  },
  ended: { vi: 'Các phiên đã kết thúc', en: 'Sessions that have ended' },
  noneEnded: { vi: 'Chưa có phiên nào kết thúc.', en: 'No session has ended yet.' },
  history: { vi: 'Lịch sử đăng nhập', en: 'History of sign-ins' },
  older: { vi: 'Cũ hơn', en: 'Older ones' },
} as const satisfies Record<string, Text>;

/** Why a session has ended before its time. */
export const sessionEndTexts = {
  signed_out: { vi: 'Đã đăng xuất', en: 'Signed out' },
  replaced: { vi: 'Đăng nhập lại trên cùng thiết bị', en: 'Signed in anew on the same device' },
  other_session: {
    vi: 'Được kết thúc từ một thiết bị khác của tài khoản',
    en: 'Ended from another device of the account',
  },
  not_me: { vi: 'Đã báo “Không phải tôi”', en: '“This was not me” was said' },
  password_changed: { vi: 'Mật khẩu đã được đổi', en: 'The password was changed' },
  recovery: { vi: 'Tài khoản được khôi phục', en: 'The account was recovered' },
  dispute: { vi: 'Theo kết quả khiếu nại', en: 'By the outcome of a complaint' },
  closing: { vi: 'Đã yêu cầu đóng tài khoản', en: 'Closing of the account was asked for' },
  staff: { vi: 'Do cán bộ hỗ trợ kết thúc', en: 'By support staff' },
  restore: {
    vi: 'Hệ thống được khôi phục, mọi phiên đều kết thúc',
    en: 'The system was restored, which ends every session',
  },
} as const satisfies Record<SessionEnd, Text>;
