import type { DisputeReason, DisputeWish } from '../../src/domain/dispute/complaint.ts';
import type { EvidenceType } from '../../src/domain/dispute/evidence.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** "khiếu nại khi không sở hữu tài khoản" (guide 1.1, Chú ý). */
export const disputeTexts = {
  title: {
    vi: 'Khiếu nại: người khác đã đăng ký số giấy tờ của tôi',
    en: 'Complaint: somebody else has registered my number',
  },
  lead: {
    vi: 'Không cần có tài khoản. Bạn cho biết sự việc, xác nhận số điện thoại và gửi ảnh giấy tờ. Bên kia có 5 ngày làm việc để trình bày, sau đó hai cán bộ xem xét và quyết định.',
    en: 'You need no account. You say what happened, confirm a phone and send pictures of your papers. The other party is heard for 5 working days, then two members of staff decide.',
  },
  reason: { vi: 'Việc gì đã xảy ra?', en: 'What happened?' },
  wish: { vi: 'Bạn mong muốn điều gì?', en: 'What do you wish for?' },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
  incomplete: { vi: 'Cần chọn đủ', en: 'Something is not chosen' },
  reasonMissing: { vi: 'Hãy chọn việc đã xảy ra.', en: 'Choose what happened.' },
  wishMissing: { vi: 'Hãy chọn điều bạn mong muốn.', en: 'Choose what you wish for.' },
} as const satisfies Record<string, Text>;

export const reasonTexts: Record<DisputeReason, Text> = {
  never_registered: {
    vi: 'Tôi chưa từng đăng ký tài khoản với số này',
    en: 'I never registered an account with this number',
  },
  phone_not_mine: {
    vi: 'Tài khoản dùng số điện thoại không phải của tôi',
    en: 'The account has a phone that is not mine',
  },
  data_misused: {
    vi: 'Giấy tờ hoặc dữ liệu của tôi bị lợi dụng',
    en: 'My papers or data were misused',
  },
};

export const wishTexts: Record<DisputeWish, { label: Text; hint: Text }> = {
  free: {
    label: { vi: 'Giải phóng số giấy tờ', en: 'Free my number' },
    hint: {
      vi: 'Số được gỡ khỏi tài khoản kia để bạn tự đăng ký.',
      en: 'It is taken off the other account, so that you can register.',
    },
  },
  hand_over: {
    label: { vi: 'Chuyển tài khoản đó cho tôi', en: 'Hand the account over to me' },
    hint: {
      vi: 'Tài khoản mang tên và số điện thoại của bạn; người kia không vào được nữa.',
      en: 'It gets your name and phone; nobody else can get in any more.',
    },
  },
};

export const numberTexts = {
  title: { vi: 'Số giấy tờ bị đăng ký', en: 'The number that was registered' },
  lead: {
    vi: 'Nhập đúng như trên giấy tờ của bạn. Trang này không cho biết số đó có tài khoản hay không.',
    en: 'As it is on your papers. Whether the number has an account is not told here.',
  },
  documentNumber: { vi: 'Số CMT hoặc CCCD của bạn', en: 'Your CMND or CCCD number' },
  documentHint: { vi: '9 hoặc 12 chữ số.', en: '9 or 12 digits.' },
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  fullNameHint: {
    vi: 'Viết có dấu, đúng như trên giấy tờ.',
    en: 'With all marks, as on the papers.',
  },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
} as const satisfies Record<string, Text>;

export const statementTexts = {
  title: { vi: 'Trình bày sự việc', en: 'State your case' },
  lead: {
    vi: 'Cán bộ đọc phần này trước khi quyết định. Hãy nêu bạn biết việc này khi nào, ở đâu, và vì sao số giấy tờ là của bạn.',
    en: 'Staff read this before they decide. Say when and where you learned of it, and why the number is yours.',
  },
  statement: { vi: 'Nội dung trình bày', en: 'Your statement' },
  statementHint: {
    vi: 'Ít nhất 20 ký tự. Không ghi mật khẩu hoặc mã OTP.',
    en: '20 characters at least. No passwords or codes.',
  },
  submit: { vi: 'Tiếp tục', en: 'Continue' },
} as const satisfies Record<string, Text>;

export const evidenceTexts = {
  title: { vi: 'Giấy tờ chứng minh', en: 'Evidence' },
  lead: {
    vi: 'Gửi từ 1 đến 5 tệp, ví dụ ảnh chụp hai mặt giấy tờ của bạn. Mỗi lần gửi một tệp.',
    en: 'Send one to five files, such as pictures of both sides of your papers. One file at a time.',
  },
  file: { vi: 'Chọn tệp', en: 'Choose a file' },
  fileHint: {
    vi: 'PDF, JPEG hoặc PNG, nhiều nhất 5 MB, không đặt mật khẩu.',
    en: 'PDF, JPEG or PNG, 5 MB at most, without a password.',
  },
  add: { vi: 'Gửi tệp', en: 'Send the file' },
  files: { vi: 'Các tệp đã gửi', en: 'Files that were sent' },
  none: { vi: 'Chưa có tệp nào.', en: 'None yet.' },
  row: { vi: 'Tệp {number}', en: 'File {number}' },
  value: { vi: '{type}, {size}, gửi {addedAt}', en: '{type}, {size}, sent {addedAt}' },
  remove: { vi: 'Xóa', en: 'Delete' },
  removeAbout: { vi: 'tệp {number}', en: 'file {number}' },
  full: {
    vi: 'Đã đủ 5 tệp. Muốn gửi tệp khác, hãy xóa bớt một tệp.',
    en: 'There are five files. To send another, delete one first.',
  },
  done: { vi: 'Đã gửi đủ, nộp khiếu nại', en: 'That is all: send the complaint' },
  doneHint: {
    vi: 'Sau khi nộp không thêm hoặc xóa tệp được nữa.',
    en: 'Once it is sent, files can be neither added nor deleted.',
  },
  notChosen: { vi: 'Chưa chọn tệp', en: 'No file was chosen' },
  notChosenDetail: {
    vi: 'Hãy chọn một tệp trên thiết bị rồi bấm “Gửi tệp”.',
    en: 'Choose a file of your device, then press “Send the file”.',
  },
} as const satisfies Record<string, Text>;

export const evidenceTypeTexts: Record<EvidenceType, Text> = {
  'application/pdf': { vi: 'PDF', en: 'PDF' },
  'image/jpeg': { vi: 'Ảnh JPEG', en: 'JPEG picture' },
  'image/png': { vi: 'Ảnh PNG', en: 'PNG picture' },
};

export const hearingTexts = {
  title: { vi: 'Khiếu nại đã được nộp', en: 'Your complaint was sent' },
  text: {
    vi: 'Bên kia (nếu có) đã được báo và có thể trình bày đến {until}. Sau đó hai cán bộ xem xét và quyết định.',
    en: 'The other party, if there is one, was told and can be heard until {until}. Then two members of staff decide.',
  },
  next: {
    vi: 'Bạn không cần làm gì thêm. Có thể đóng trang; để xem kết quả, mở lại từ mục “Hồ sơ đang làm” hoặc dùng mã hồ sơ và số điện thoại.',
    en: 'There is nothing more to do. The page can be closed; for the outcome, come back by “Applications under way”, or by the reference and your phone.',
  },
  reference: { vi: 'Mã hồ sơ khiếu nại', en: 'Reference of the complaint' },
  decisionTitle: { vi: 'Cán bộ đang xem xét khiếu nại', en: 'Staff are looking at your complaint' },
  decision: {
    vi: 'Thời hạn trình bày đã hết. Hai cán bộ xem xét lời trình bày và giấy tờ của hai bên; muộn nhất {until} có quyết định hoặc hồ sơ hết hạn.',
    en: 'The hearing is over. Two members of staff look at the statements and papers; there is a decision by {until}, or the complaint expires.',
  },
} as const satisfies Record<string, Text>;

export const decidedTexts = {
  freed: {
    vi: 'Số giấy tờ của bạn đã được giải phóng',
    en: 'Your number is free',
  },
  freedText: {
    vi: 'Khiếu nại được chấp nhận: số đã được gỡ khỏi tài khoản kia. Từ nay bạn có thể tự đăng ký tài khoản bằng số này.',
    en: 'The complaint was upheld: the number was taken off the other account. From now on you can register with it yourself.',
  },
  register: { vi: 'Đăng ký tài khoản', en: 'Register' },
  handedOver: { vi: 'Tài khoản đã được chuyển cho bạn', en: 'The account is yours' },
  handedOverText: {
    vi: 'Khiếu nại được chấp nhận: tài khoản mang tên và số điện thoại của bạn; mọi cách đăng nhập cũ đã bị gỡ. Hãy đặt mật khẩu mới bằng mã gửi đến số điện thoại của bạn.',
    en: 'The complaint was upheld: the account has your name and phone, and every former way in is gone. Now set a password by a code to your phone.',
  },
  setPassword: { vi: 'Đặt mật khẩu', en: 'Set a password' },
} as const satisfies Record<string, Text>;

export const disputePhoneTexts = {
  hint: {
    vi: 'Mã OTP được gửi đến số này. Nếu tài khoản được chuyển cho bạn, đây là số điện thoại của tài khoản.',
    en: 'A one-time code goes there. If the account is handed over to you, this is its phone.',
  },
} as const satisfies Record<string, Text>;
