import type { Text } from '../../src/domain/flows/text.ts';

/** The export of one's data. */
export const ownDataTexts = {
  title: { vi: 'Tải dữ liệu của tôi', en: 'Export my data' },
  lead: {
    vi: 'Bạn nhận được một tệp JSON có tất cả dữ liệu mà hệ thống lưu về tài khoản của bạn, trừ mật khẩu và các bí mật khác.',
    en: 'You get a JSON file with all that is held of your account, except the password and other secrets.',
  },
  care: {
    vi: 'Tệp có số giấy tờ, số điện thoại và lịch sử đăng nhập của bạn, không che. Chỉ lưu trên thiết bị của chính bạn và không gửi cho người khác.',
    en: 'The file has your document numbers, phone and history of sign-ins, unmasked. Keep it on a device of your own, and send it to nobody.',
  },
  proof: {
    vi: 'Nếu đã quá 15 phút từ lần xác nhận danh tính gần nhất, bạn sẽ được yêu cầu xác nhận lại, rồi quay về trang này. Mỗi phút tải được một lần; số điện thoại và email của tài khoản được báo.',
    en: 'If you proved who you are more than 15 minutes ago, you are asked to do so again, and come back to this page. It can be had once a minute; phone and e-mail address of the account are told.',
  },
  download: { vi: 'Tải xuống (JSON)', en: 'Download (JSON)' },
} as const satisfies Record<string, Text>;
