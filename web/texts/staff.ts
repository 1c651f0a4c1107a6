import type { Text } from '../../src/domain/flows/text.ts';

/** The staff's console: its frame, sign-in and the case in hand. */
export const staffTexts = {
  console: { vi: 'Trang cán bộ', en: 'Staff console' },
  signIn: { vi: 'Cán bộ đăng nhập', en: 'Staff sign-in' },
  signInLead: {
    vi: 'Trang này dành cho cán bộ hỗ trợ, kiểm soát viên, kiểm toán viên và vận hành viên. Bạn đăng nhập bằng tài khoản cán bộ tại hệ thống định danh của cơ quan.',
    en: 'This console is for support staff, supervisors, auditors and operators. You sign in with your staff account at your organisation’s own provider.',
  },
  signInOver: {
    vi: 'Phiên làm việc đã kết thúc. Đăng nhập lại để tiếp tục; những gì bạn đã nhập vẫn được giữ.',
    en: 'Your session has ended. Sign in again to go on; what you typed is kept.',
  },
  signInButton: { vi: 'Đăng nhập', en: 'Sign in' },
  signOut: { vi: 'Đăng xuất', en: 'Sign out' },
  noRole: { vi: 'Không có quyền xem trang này', en: 'Your role does not allow this page' },
  noRoleDetail: {
    vi: 'Trang này dành cho: {roles}. Hãy nhờ đồng nghiệp có vai trò đó.',
    en: 'This page is for: {roles}. Ask a colleague who has that role.',
  },
  toConsole: { vi: 'Về trang cán bộ', en: 'To the staff console' },
  welcome: { vi: 'Bạn muốn làm gì?', en: 'What do you want to do?' },
  case: { vi: 'Phiếu đang xử lý', en: 'Case in hand' },
  caseLead: {
    vi: 'Mỗi lần xem hay thay đổi dữ liệu của công dân đều được ghi nhật ký cùng lý do và số phiếu. Không ghi họ tên hay số giấy tờ của công dân vào lý do.',
    en: 'Every look at a citizen’s data and every act is kept in the audit trail, with its reason and ticket. Do not write names or numbers of the citizen into the reason.',
  },
  reason: { vi: 'Lý do', en: 'Reason' },
  reasonHint: {
    vi: 'Ví dụ: công dân gọi vì không nhận được OTP',
    en: 'For example: the citizen calls because no OTP arrives',
  },
  ticket: { vi: 'Số phiếu', en: 'Ticket' },
  ticketHint: { vi: 'Ví dụ: HT-2026-00123', en: 'For example: HT-2026-00123' },
  goOn: { vi: 'Tiếp tục', en: 'Go on' },
  changeCase: { vi: 'Đổi phiếu', en: 'Change the case' },
  navigation: { vi: 'Các mục của cán bộ', en: 'Sections for staff' },
} as const satisfies Record<string, Text>;

/** The sections, as the navigation and the console's first page name them. */
export const staffSections = {
  'staff-find': { vi: 'Tra cứu hồ sơ', en: 'Find a flow' },
  'staff-stuck': { vi: 'Hồ sơ đang vướng', en: 'Stuck flows' },
  'staff-outages': { vi: 'Sự cố', en: 'Outages' },
  'staff-reviews': { vi: 'Xác minh', en: 'Reviews' },
  'staff-accounts': { vi: 'Tài khoản', en: 'Accounts' },
  'staff-disputes': { vi: 'Khiếu nại', en: 'Complaints' },
  'staff-data': { vi: 'Yêu cầu về dữ liệu', en: 'Data requests' },
  'staff-audit': { vi: 'Nhật ký', en: 'Audit trail' },
} as const satisfies Record<string, Text>;
