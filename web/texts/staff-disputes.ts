import type { Text } from '../../src/domain/flows/text.ts';

/** Complaints in the console. */
export const staffDisputeTexts = {
  title: { vi: 'Khiếu nại đang chờ', en: 'Complaints that wait' },
  lead: {
    vi: 'Khiếu nại chờ lâu nhất đứng trước. Trong thời gian bên kia được trình bày, chưa có gì để quyết định.',
    en: 'The one that waits longest stands first. While the other party is heard there is nothing to decide.',
  },
  none: { vi: 'Không có khiếu nại nào đang chờ.', en: 'No complaint waits.' },
  more: { vi: 'Các khiếu nại tiếp theo', en: 'Those that came later' },
  open: { vi: 'Mở', en: 'Open' },
  one: { vi: 'Khiếu nại {reference}', en: 'Complaint {reference}' },
  about: { vi: 'Khiếu nại', en: 'The complaint' },
  reference: { vi: 'Mã hồ sơ', en: 'Reference' },
  step: { vi: 'Đang ở', en: 'Where it stands' },
  hearing: { vi: 'Bên kia đang được trình bày', en: 'The other party is heard' },
  decision: { vi: 'Chờ cán bộ quyết định', en: 'Waits for staff to decide' },
  over: { vi: 'Không còn chờ ai', en: 'Waits for nobody any more' },
  since: { vi: 'Từ', en: 'Since' },
  due: { vi: 'Hạn quyết định', en: 'To be decided by' },
  heardUntil: { vi: 'Trình bày đến', en: 'Heard until' },
  objection: { vi: 'Ý kiến của bên kia', en: 'What the other party says' },
  objected: { vi: 'Đã phản đối', en: 'Has objected' },
  notObjected: { vi: 'Chưa phản đối', en: 'Has not objected' },
  nobodyTold: {
    vi: 'Không tài khoản nào giữ số này, nên không ai được báo.',
    en: 'No account holds the number, so nobody was told.',
  },
  evidence: { vi: 'Tệp chứng minh', en: 'Evidence' },
  evidenceWarning: {
    vi: 'Tệp do người lạ gửi: chỉ mở trên máy được phép, không chạy nội dung trong tệp.',
    en: 'A stranger has sent these: open them only where that is allowed, and run nothing in them.',
  },
  noEvidence: { vi: 'Chưa có tệp nào.', en: 'There is no file yet.' },
  download: { vi: 'Tải {file}', en: 'Download {file}' },
  notYet: {
    vi: 'Nội dung khiếu nại hiện ở đây khi bên kia đã trình bày xong hoặc hết hạn; khi đó mới quyết định được.',
    en: 'What the complaint says is shown here once the other party was heard; it can be decided from then on.',
  },
  back: { vi: 'Các khiếu nại đang chờ', en: 'The complaints that wait' },
} as const satisfies Record<string, Text>;
