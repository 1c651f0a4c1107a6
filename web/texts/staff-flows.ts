import type { FlowKey } from '../../client/staff-flows.ts';
import type { FlowStatus } from '../../src/domain/flows/flow-record.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** Where a flow stands. */
export const statusTexts: Readonly<Record<FlowStatus, Text>> = {
  open: { vi: 'Đang mở', en: 'Open' },
  completed: { vi: 'Hoàn tất', en: 'Completed' },
  refused: { vi: 'Không được chấp nhận', en: 'Refused' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  expired: { vi: 'Quá hạn', en: 'Expired' },
};

/** By what is looked up, as it is said of a look-up. */
export const keyTexts: Readonly<Record<FlowKey['kind'], Text>> = {
  reference: { vi: 'mã hồ sơ', en: 'the reference' },
  id: { vi: 'mã phiên', en: 'the flow id' },
  number: { vi: 'số giấy tờ', en: 'the document number' },
  phone: { vi: 'số điện thoại', en: 'the phone number' },
};

/** The look-up of flows, and those that are stuck. */
export const findTexts = {
  title: { vi: 'Tra cứu hồ sơ', en: 'Find a flow' },
  lead: {
    vi: 'Nhập đúng một mã mà công dân đọc: mã hồ sơ DD-…, số giấy tờ hoặc số điện thoại. Hệ thống chỉ tìm đúng mã đó, không tìm một phần.',
    en: 'Enter the one key that the citizen reads out: the reference DD-…, a document number or a phone. Only that very key is looked for, never a part of one.',
  },
  key: { vi: 'Mã hồ sơ, số giấy tờ hoặc số điện thoại', en: 'Reference, document number or phone' },
  keyHint: {
    vi: 'Ví dụ: DD-7K3F-92QX hoặc 0912 345 678',
    en: 'For example: DD-7K3F-92QX or 0912 345 678',
  },
  submit: { vi: 'Tra cứu', en: 'Look up' },
  none: {
    vi: 'Đã tìm đúng theo {kinds}: không có hồ sơ nào. Hãy nhờ công dân đọc lại.',
    en: 'Looked for exactly, by {kinds}: there is no flow. Have the citizen read it out once more.',
  },
  several: {
    vi: 'Đã tìm đúng theo {kinds}: {count} hồ sơ, mới nhất trước.',
    en: 'Looked for exactly, by {kinds}: {count} flows, the newest first.',
  },
  line: { vi: '{title}. {status}, mở {openedAt}.', en: '{title}. {status}, opened {openedAt}.' },
  notExact: { vi: 'Chưa phải một mã đầy đủ', en: 'This is no whole key' },
  notExactDetail: {
    vi: 'Nhập đầy đủ mã hồ sơ DD-XXXX-XXXX, số giấy tờ hoặc số điện thoại di động.',
    en: 'Enter the whole of a reference DD-XXXX-XXXX, a document number or a mobile number.',
  },
} as const satisfies Record<string, Text>;

export const stuckTexts = {
  title: { vi: 'Hồ sơ đang vướng', en: 'Stuck flows' },
  lead: {
    vi: 'Các hồ sơ đang chờ bên khác, không chờ công dân. Danh sách không có dữ liệu của công dân.',
    en: 'Flows that wait for somebody other than their citizen. Nothing here is about a person.',
  },
  none: { vi: 'Không có hồ sơ nào đang vướng.', en: 'No flow is stuck.' },
  order: { vi: 'Chờ lâu nhất trước', en: 'The longest wait first' },
  reference: { vi: 'Mã hồ sơ', en: 'Reference' },
  method: { vi: 'Loại', en: 'Kind' },
  step: { vi: 'Bước', en: 'Step' },
  waitingFor: { vi: 'Đang chờ', en: 'Waits for' },
  since: { vi: 'Từ', en: 'Since' },
  nextTry: { vi: 'Thử lại lúc', en: 'Next try' },
  more: { vi: 'Các hồ sơ tiếp theo', en: 'More of them' },
} as const satisfies Record<string, Text>;

/** The story of a flow. */
export const storyTexts = {
  title: { vi: 'Hồ sơ {reference}', en: 'Flow {reference}' },
  missing: { vi: 'Không có hồ sơ này', en: 'There is no such flow' },
  backToFind: { vi: 'Tra cứu hồ sơ khác', en: 'Find another flow' },
  backToStuck: { vi: 'Hồ sơ đang vướng', en: 'Stuck flows' },
  status: { vi: 'Trạng thái', en: 'Status' },
  turn: { vi: 'Đến lượt ai', en: 'Whose turn it is' },
  step: { vi: 'Bước hiện tại', en: 'Current step' },
  since: { vi: 'Chờ từ', en: 'Since' },
  until: { vi: 'Chờ đến', en: 'Until' },
  expires: { vi: 'Hạn của hồ sơ', en: 'Deadline' },
  nextTry: { vi: 'Hỏi lại lúc', en: 'Asked again at' },
  problem: { vi: 'Lần từ chối gần nhất', en: 'Last refusal' },
  findings: { vi: 'Nguồn dữ liệu cho biết', en: 'What the source says' },
  findingsHint: {
    vi: 'Chỉ dành cho cán bộ: không nói với người gọi thông tin nào không khớp.',
    en: 'For staff alone: do not tell the caller which detail differs.',
  },
  delivery: { vi: 'Tin nhắn gần nhất', en: 'Last message' },
  acts: { vi: 'Có thể làm gì bây giờ', en: 'What can be done now' },
  notNow: { vi: 'Chưa làm được:', en: 'Not now:' },
  notNowLine: { vi: '{title}: {why}', en: '{title}: {why}' },
  actsLead: {
    vi: 'Mỗi thao tác được ghi nhật ký với phiếu {ticket}.',
    en: 'Each is kept in the audit trail, with the ticket {ticket}.',
  },
  days: { vi: 'Gia hạn đến', en: 'Put off until' },
  daysLabel: { vi: '{days} ngày kể từ bây giờ: {until}', en: '{days} days from now: {until}' },
  resendHint: {
    vi: 'Gửi mã mới đến số điện thoại của hồ sơ, trong các giới hạn như công dân tự gửi.',
    en: 'Sends a new code to the phone of the flow, within the limits that the citizen has.',
  },
  openReviewHint: {
    vi: 'Chuyển thông tin đã khai cho cán bộ xác minh bằng giấy tờ.',
    en: 'Hands what was entered over to be verified by papers.',
  },
  cancelHint: {
    vi: 'Hồ sơ kết thúc ngay và không mở lại được. Công dân phải bắt đầu lại.',
    en: 'It ends at once, and for good. The citizen has to start anew.',
  },
  toReview: { vi: 'Mở yêu cầu xác minh', en: 'To its review' },
  toAccount: { vi: 'Xem tài khoản', en: 'To the account' },
  toTemporal: { vi: 'Mở trong Temporal UI', en: 'Open in the Temporal UI' },
  events: { vi: 'Diễn biến', en: 'What happened' },
  eventsLead: { vi: 'Mới nhất ở trên.', en: 'The latest first.' },
  finding: { vi: 'Nguồn cho biết: {text}', en: 'The source says: {text}' },
  because: { vi: 'Phiếu {ticket}: {reason}', en: 'Ticket {ticket}: {reason}' },
  citizen: { vi: 'Công dân', en: 'The citizen' },
  system: { vi: 'Hệ thống', en: 'The system' },
  staff: { vi: 'Cán bộ', en: 'Staff' },
  staffNamed: { vi: 'Cán bộ {id}', en: 'Staff: {id}' },
  provider: { vi: 'Nhà cung cấp ({name})', en: 'The provider ({name})' },
} as const satisfies Record<string, Text>;

export const deliveryTexts = {
  pending: { vi: 'Đã gửi, chưa có báo nhận', en: 'Sent; not confirmed yet' },
  delivered: { vi: 'Đã đến điện thoại', en: 'Delivered to the phone' },
  failed: { vi: 'Không đến được điện thoại', en: 'Could not be delivered' },
} as const satisfies Record<string, Text>;
