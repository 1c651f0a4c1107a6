import type { Text } from '../flows/text.ts';
import type { WaitingFor } from '../flows/waiting-for.ts';

/** Whose turn it is, as staff say it to whoever calls. */
export const waitTexts: Readonly<Record<WaitingFor | 'sms', Text>> = {
  citizen: { vi: 'Chờ công dân', en: 'Waits for the citizen' },
  carrier: { vi: 'Chờ nhà mạng trả lời', en: 'Waits for the carrier to answer' },
  insurer: {
    vi: 'Chờ cơ quan Bảo hiểm xã hội trả lời',
    en: 'Waits for the social insurer to answer',
  },
  sms: { vi: 'Chờ trung tâm tin nhắn', en: 'Waits for the SMS centre' },
  email: { vi: 'Chờ máy chủ email', en: 'Waits for the mail server' },
  sim: { vi: 'Chờ ký số trên SIM', en: 'Waits for the signature on the SIM' },
  ca: {
    vi: 'Chờ tổ chức chứng thực chữ ký số trả lời',
    en: 'Waits for the certificate authority to answer',
  },
  post: { vi: 'Chờ Bưu điện Việt Nam', en: 'Waits for Vietnam Post' },
  other_party: { vi: 'Chờ ý kiến bên kia', en: 'Waits to hear the other party' },
  staff: { vi: 'Chờ cán bộ xác minh', en: 'Waits for staff to verify' },
  system: { vi: 'Chờ hệ thống của chúng ta', en: 'Waits for our own system' },
};
