import type { Text } from '../../src/domain/flows/text.ts';

/** What was consented to (law 91/2025/QH15), as its giver sees and changes it. */
export const consentTexts = {
  title: { vi: 'Sự đồng ý xử lý dữ liệu', en: 'Consents' },
  lead: {
    vi: 'Bạn đã đồng ý để dữ liệu của mình được xử lý cho các mục đích sau. Rút lại sự đồng ý không ảnh hưởng đến việc xử lý trước đó.',
    en: 'You have consented that your data are processed for these purposes. A withdrawal does not affect earlier processing.',
  },
  text: { vi: 'Nội dung', en: 'Purpose' },
  textGone: {
    vi: 'Văn bản này không còn được lưu.',
    en: 'This text is not kept any more.',
  },
  version: { vi: 'Phiên bản văn bản', en: 'Version of the text' },
  seeText: { vi: 'Xem văn bản', en: 'See the text' },
  fullText: { vi: 'Văn bản đồng ý, phiên bản {version}', en: 'Consent text, version {version}' },
  purposes: { vi: 'Mục đích', en: 'Purposes' },
  givenAt: { vi: 'Đồng ý lúc', en: 'Given' },
  state: { vi: 'Tình trạng', en: 'State' },
  given: { vi: 'Đang đồng ý', en: 'Given' },
  withdrawnAt: { vi: 'Đã rút lại {at}', en: 'Withdrawn on {at}' },
  withdraw: { vi: 'Rút lại', en: 'Withdraw' },
  give: { vi: 'Đồng ý lại', en: 'Consent again' },
  others: {
    vi: 'Tài khoản không thể hoạt động nếu thiếu các mục đích không có nút “Rút lại”. Nếu vẫn muốn rút lại, hãy đóng tài khoản.',
    en: 'The account cannot go on without the purposes that have no “Withdraw”. To withdraw those all the same, close the account.',
  },
  close: { vi: 'Đóng tài khoản', en: 'Close the account' },

  withdrawTitle: { vi: 'Rút lại sự đồng ý', en: 'Withdraw the consent' },
  locks: {
    vi: 'Khi bạn rút lại, các phương thức sau bị khóa ngay, không đăng nhập hay xác nhận bằng chúng được nữa:',
    en: 'Once you withdraw it, these methods are locked at once; nobody can sign in or confirm anything by them:',
  },
  again: {
    vi: 'Bạn có thể đồng ý lại bất cứ lúc nào, rồi mở khóa từng phương thức tại “Các phương thức xác thực”.',
    en: 'You can consent again at any time, then unlock each method at “Authentication methods”.',
  },
  told: {
    vi: 'Số điện thoại và email của tài khoản được báo về những phương thức bị khóa.',
    en: 'Phone and e-mail address of the account are told of the methods that are locked.',
  },
  withdrawNow: { vi: 'Rút lại sự đồng ý', en: 'Withdraw the consent' },
  back: { vi: 'Sự đồng ý xử lý dữ liệu', en: 'Consents' },
} as const satisfies Record<string, Text>;

/** Short names of the purposes, by what the API calls them. */
export const purposeTitles: Readonly<Partial<Record<string, Text>>> = {
  account: { vi: 'Tài khoản', en: 'Account' },
  verification: { vi: 'Xác minh danh tính', en: 'Verification of the identity' },
  signature: { vi: 'Chữ ký số', en: 'Digital signature' },
  contact: { vi: 'Liên hệ', en: 'Messages' },
  security: { vi: 'Bảo vệ tài khoản', en: 'Security' },
};
