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
  'staff.review_shown': {
    vi: 'Cán bộ đã xem yêu cầu xác minh',
    en: 'A member of staff looked at the review',
  },
  'staff.review_papers': { vi: 'Cán bộ ghi nhận giấy tờ', en: 'Staff recorded the papers' },
  'staff.review_approved': { vi: 'Cán bộ chấp nhận xác minh', en: 'Staff approved the review' },
  'staff.review_rejected': { vi: 'Cán bộ từ chối xác minh', en: 'Staff rejected the review' },
  'review.decision_refused': {
    vi: 'Quyết định của cán bộ không được nhận',
    en: 'A decision of staff was refused',
  },
  'staff.dispute_shown': {
    vi: 'Cán bộ đã xem khiếu nại',
    en: 'A member of staff looked at the complaint',
  },
  'staff.evidence_shown': {
    vi: 'Cán bộ đã xem tệp chứng minh',
    en: 'A member of staff looked at a file',
  },
  'codec.decoded': {
    vi: 'Vận hành viên đã đọc nội dung trong Temporal',
    en: 'An operator read its contents in Temporal',
  },
  'staff.codec_token_issued': {
    vi: 'Vận hành viên lấy mã đọc nội dung Temporal',
    en: 'An operator got a token to read contents in Temporal',
  },
  'data_request.asked': {
    vi: 'Công dân gửi yêu cầu về dữ liệu cá nhân',
    en: 'The citizen made a request about their data',
  },
  'staff.data_request_read': {
    vi: 'Cán bộ đã xem yêu cầu về dữ liệu',
    en: 'A member of staff read the data request',
  },
  'staff.data_request_answered': {
    vi: 'Cán bộ trả lời yêu cầu về dữ liệu',
    en: 'Staff answered the data request',
  },
  'staff.outage_declared': {
    vi: 'Vận hành viên khai báo sự cố của hệ thống bên ngoài',
    en: 'An operator declared an outage of an outside system',
  },
  'staff.outage_ended': {
    vi: 'Vận hành viên kết thúc sự cố của hệ thống bên ngoài',
    en: 'An operator ended an outage of an outside system',
  },
  'staff.audit_read': { vi: 'Kiểm toán viên đã xem nhật ký', en: 'An auditor read the trail' },
  'staff.breach_report_read': {
    vi: 'Kiểm toán viên đã xem báo cáo sự cố',
    en: 'An auditor read the report of a breach',
  },
  'database.restored': {
    vi: 'Cơ sở dữ liệu đã được khôi phục từ bản sao lưu',
    en: 'The database was restored from a backup',
  },
  'staff.account_sessions_ended': {
    vi: 'Cán bộ kết thúc mọi phiên đăng nhập',
    en: 'Staff ended all sessions',
  },
} as const satisfies Record<string, Text>;
