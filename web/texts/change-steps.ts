import type { Text } from '../../src/domain/flows/text.ts';

/** Steps that only changes have. */
export const changeStepTexts = {
  newPhone: { vi: 'Nhập số điện thoại mới', en: 'Enter the new phone number' },
  document: { vi: 'Bổ sung số giấy tờ', en: 'Add a document number' },
  strongerMethod: { vi: 'Chọn cách nâng mức xác minh', en: 'Choose how to raise the level' },
} as const satisfies Record<string, Text>;

export const appTexts = {
  title: { vi: 'Thêm vào ứng dụng xác thực', en: 'Add it to the authenticator app' },
  scanTitle: { vi: '1. Quét mã QR', en: '1. Scan the QR code' },
  scan: {
    vi: 'Mở ứng dụng xác thực trên điện thoại, chọn thêm tài khoản rồi quét mã này.',
    en: 'Open the authenticator app on the phone, add an account and scan this code.',
  },
  qrAlt: {
    vi: 'Mã QR chứa khóa bí mật của ứng dụng xác thực. Nếu không quét được, hãy nhập khóa ở bên dưới.',
    en: 'QR code of the secret of the authenticator app. If you cannot scan it, type the secret below.',
  },
  typed: {
    vi: 'Không quét được? Hãy nhập khóa này vào ứng dụng',
    en: 'You cannot scan it? Type this secret into the app',
  },
  typedHint: {
    vi: 'Tên tài khoản: {account}. Loại khóa: theo thời gian. Không đưa khóa này cho bất kỳ ai.',
    en: 'Name of the account: {account}. Kind of key: time based. Show this secret to nobody.',
  },
  openApp: { vi: 'Mở ứng dụng trên điện thoại này', en: 'Open the app on this phone' },
  codeTitle: { vi: '2. Nhập mã mà ứng dụng hiện', en: '2. Enter the code that the app shows' },
  code: { vi: 'Mã của ứng dụng', en: 'Code of the app' },
  codeHint: {
    vi: '6 chữ số, đổi sau mỗi 30 giây. Còn {attempts} lần nhập.',
    en: '6 digits that change every 30 seconds. {attempts} tries are left.',
  },
  submit: { vi: 'Xác nhận', en: 'Confirm' },
} as const satisfies Record<string, Text>;

export const codesTexts = {
  title: { vi: 'Lưu mã khôi phục', en: 'Keep the recovery codes' },
  appAdded: {
    vi: 'Khi mất điện thoại, mỗi mã dưới đây dùng được một lần thay cho mã của ứng dụng xác thực. Hãy in hoặc chép lại và cất ở nơi an toàn, không để cùng điện thoại.',
    en: 'If the phone is lost, each of these codes is good once in the place of a code of the app. Print them or write them down, and keep them somewhere safe, away from the phone.',
  },
  label: { vi: 'Mã khôi phục', en: 'Recovery codes' },
  print: { vi: 'In trang này', en: 'Print this page' },
  once: {
    vi: 'Các mã này chỉ hiện ở đây. Sau khi bạn bấm nút dưới, không ai xem lại được.',
    en: 'These codes are shown here alone. Once you press the button below, nobody can see them again.',
  },
  submit: { vi: 'Tôi đã lưu các mã này', en: 'I have kept these codes' },
} as const satisfies Record<string, Text>;
