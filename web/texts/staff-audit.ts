import type { Text } from '../../src/domain/flows/text.ts';

/** The audit trail, as auditors read it. */
export const auditTexts = {
  title: { vi: 'Nhật ký kiểm toán', en: 'Audit trail' },
  lead: {
    vi: 'Mọi điều kiện đều khớp chính xác. Nếu không nêu hồ sơ hay tài khoản, khoảng thời gian dài nhất là 92 ngày; không nêu thời gian là 24 giờ qua. Việc bạn xem cũng được ghi vào nhật ký.',
    en: 'Everything is matched exactly. Without a flow or an account, the time is 92 days at most; without times it is the last 24 hours. That you look is in the trail, too.',
  },
  filter: { vi: 'Tìm trong nhật ký', en: 'Search the trail' },
  flowId: { vi: 'Id hồ sơ', en: 'Id of a flow' },
  accountId: { vi: 'Id tài khoản', en: 'Id of an account' },
  by: { vi: 'Mã cán bộ', en: 'Id of a member of staff' },
  event: { vi: 'Sự kiện', en: 'Event' },
  eventHint: { vi: 'Ví dụ: staff.data_request_read', en: 'For example: staff.data_request_read' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến trước', en: 'Until' },
  timeHint: {
    vi: 'Giờ có múi giờ, ví dụ: 2026-11-27T08:00:00+07:00',
    en: 'With its time zone, for example: 2026-11-27T08:00:00+07:00',
  },
  search: { vi: 'Tìm', en: 'Search' },
  seal: { vi: 'Niêm phong mới nhất', en: 'Newest seal' },
  noSeal: { vi: 'Chưa có', en: 'None yet' },
  fits: { vi: 'Sự kiện tại đó', en: 'The event there' },
  isFit: { vi: 'Khớp với niêm phong', en: 'Is as it was sealed' },
  isUnfit: {
    vi: 'KHÔNG khớp với niêm phong: hãy chạy npm run audit:verify',
    en: 'Is NOT as it was sealed: run npm run audit:verify',
  },
  unsealed: { vi: 'Chờ niêm phong', en: 'Waiting for a seal' },
  events: { vi: 'Các sự kiện, mới nhất trước', en: 'Events, the newest first' },
  none: { vi: 'Không có sự kiện nào.', en: 'There are no events.' },
  at: { vi: 'Lúc (UTC)', en: 'At (UTC)' },
  actor: { vi: 'Ai', en: 'Who' },
  subject: { vi: 'Hồ sơ, tài khoản', en: 'Flow, account' },
  details: { vi: 'Chi tiết', en: 'Details' },
  number: { vi: 'Số', en: 'Number' },
  older: { vi: 'Các sự kiện cũ hơn', en: 'Older events' },
  report: { vi: 'Báo cáo truy cập dữ liệu', en: 'Report of accounts that were touched' },
  reportLead: {
    vi: 'Tài khoản và hồ sơ mà một cán bộ đã xem hoặc thay đổi, hoặc những ai đã chạm đến một tài khoản, trong một khoảng thời gian: dùng cho thông báo vi phạm trong 72 giờ.',
    en: 'Which accounts and flows a member of staff has read or changed, or who has touched one account, between two times: for the notice of a breach within 72 hours.',
  },
  account: { vi: 'Id tài khoản', en: 'Id of the account' },
  make: { vi: 'Lập báo cáo', en: 'Make the report' },
  download: { vi: 'Tải xuống (CSV)', en: 'Download (CSV)' },
  summary: {
    vi: '{accounts} tài khoản, {flows} hồ sơ, từ {from} đến trước {to}.',
    en: 'Accounts: {accounts}. Flows: {flows}. From {from} until {to}.',
  },
  notWhole: {
    vi: 'Báo cáo không đủ: có nhiều hơn 5.000 dòng. Hãy chọn khoảng thời gian ngắn hơn.',
    en: 'The report is not whole: there are more than 5,000 lines. Choose less time.',
  },
  touched: { vi: 'Đã xem hoặc thay đổi', en: 'Read or changed' },
  times: { vi: 'Số lần', en: 'Times' },
  firstAt: { vi: 'Lần đầu', en: 'First' },
  lastAt: { vi: 'Lần cuối', en: 'Last' },
  malformed: { vi: 'Chưa tìm được', en: 'This cannot be searched by' },
  exactMissing: {
    vi: 'Nêu mã cán bộ hoặc id tài khoản.',
    en: 'Name a member of staff, or an account.',
  },
  notExact: {
    vi: 'Nhập chính xác, không dùng % hay *.',
    en: 'Enter it exactly, without % or *.',
  },
  notId: {
    vi: 'Id có dạng 8-4-4-4-12 chữ số thập lục phân.',
    en: 'An id is 8-4-4-4-12 hexadecimal digits.',
  },
  notTime: {
    vi: 'Nhập thời gian kèm múi giờ, như ví dụ.',
    en: 'Enter a time with its zone, as in the example.',
  },
  timeMissing: { vi: 'Hãy nhập thời gian.', en: 'Enter the time.' },
  notFair: {
    vi: 'Thời gian kết thúc phải sau lúc bắt đầu, nhiều nhất 92 ngày.',
    en: 'The end has to come after the beginning, within 92 days.',
  },
} as const satisfies Record<string, Text>;
