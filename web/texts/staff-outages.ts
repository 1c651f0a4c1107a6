import type { Text } from '../../src/domain/flows/text.ts';

/** Outages of outside systems, as operators declare and end them. */
export const outageTexts = {
  title: { vi: 'Sự cố của hệ thống bên ngoài', en: 'Outages of outside systems' },
  lead: {
    vi: 'Khi khai báo sự cố, hồ sơ cần hệ thống đó không quá hạn cho đến khi sự cố kết thúc; sau đó hồ sơ được bù thời gian đã mất, nhiều nhất bằng thời hạn của một lần xác minh.',
    en: 'Once an outage is declared, no flow that needs that system expires until it has ended; then flows get back the time that it took, at most as long as a review lasts.',
  },
  none: { vi: 'Không có sự cố nào.', en: 'There are no outages.' },
  list: { vi: 'Sự cố, đang diễn ra trước', en: 'Outages, those that last first' },
  system: { vi: 'Hệ thống', en: 'System' },
  since: { vi: 'Từ', en: 'Since' },
  until: { vi: 'Đến', en: 'Until' },
  lasts: { vi: 'đang diễn ra', en: 'it lasts' },
  flowsWaiting: { vi: 'Hồ sơ đang chờ', en: 'Flows that wait' },
  declaredBy: { vi: 'Người khai báo', en: 'Declared by' },
  reason: { vi: 'Lý do', en: 'Reason' },
  ticket: { vi: 'Số phiếu', en: 'Ticket' },
  declare: { vi: 'Khai báo sự cố', en: 'Declare an outage' },
  systemMissing: { vi: 'Hãy chọn hệ thống', en: 'Choose the system' },
  incomplete: { vi: 'Chưa đủ thông tin', en: 'Something is missing' },
  end: { vi: 'Kết thúc sự cố', en: 'End the outage' },
  endHint: {
    vi: 'Từ lúc này thời hạn lại được tính.',
    en: 'From now on deadlines count again.',
  },
} as const satisfies Record<string, Text>;
