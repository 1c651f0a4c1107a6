import type { Text } from '../../flows/text.ts';

/** What members of staff do. */
export const staffStory = {
  'staff.signed_in': { vi: 'Cán bộ đăng nhập', en: 'A member of staff signed in' },
  'staff.signed_out': { vi: 'Cán bộ đăng xuất', en: 'A member of staff signed out' },
  'staff.refused': { vi: 'Cán bộ bị từ chối', en: 'A member of staff was refused' },
  'staff.flows_found': { vi: 'Cán bộ đã tra cứu', en: 'A member of staff looked flows up' },
  'staff.flow_shown': { vi: 'Cán bộ đã xem hồ sơ', en: 'A member of staff looked at it' },
  'staff.flow_resent': { vi: 'Cán bộ yêu cầu gửi lại OTP', en: 'Staff had the code sent again' },
  'staff.flow_extended': { vi: 'Cán bộ gia hạn', en: 'Staff put the deadline off' },
  'staff.flow_review_asked': { vi: 'Cán bộ mở yêu cầu xác minh', en: 'Staff opened a review' },
  'staff.flow_cancelled': { vi: 'Cán bộ hủy hồ sơ', en: 'Staff cancelled it' },
  'staff.accounts_found': {
    vi: 'Cán bộ đã tra cứu tài khoản',
    en: 'A member of staff looked accounts up',
  },
  'staff.account_shown': {
    vi: 'Cán bộ đã xem tài khoản',
    en: 'A member of staff looked at the account',
  },
  'staff.account_locked': { vi: 'Cán bộ khóa tài khoản', en: 'Staff locked the account' },
  'staff.account_unlocked': { vi: 'Cán bộ mở khóa tài khoản', en: 'Staff unlocked the account' },
  'staff.account_sessions_ended': {
    vi: 'Cán bộ kết thúc mọi phiên đăng nhập',
    en: 'Staff ended all sessions',
  },
} as const satisfies Record<string, Text>;
