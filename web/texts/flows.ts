import type { FlowView } from '../../client/contract.ts';
import type { Text } from '../../src/domain/flows/text.ts';

/** "Hồ sơ DD-…": what a browser holds, and how it comes to hold it. */
export const flowListTexts = {
  title: { vi: 'Hồ sơ đang làm', en: 'Applications under way' },
  none: {
    vi: 'Trình duyệt này không giữ hồ sơ nào.',
    en: 'This browser holds no application.',
  },
  held: {
    vi: 'Các hồ sơ đã mở trên trình duyệt này:',
    en: 'What was begun or taken up in this browser:',
  },
  step: { vi: 'Đang ở bước', en: 'Step' },
  status: { vi: 'Trạng thái', en: 'State' },
  since: { vi: 'Trên thiết bị này từ', en: 'On this device since' },
  until: { vi: 'Giữ đến', en: 'Kept until' },
  goOn: { vi: 'Tiếp tục', en: 'Go on' },
  seeEnd: { vi: 'Xem kết quả', en: 'See the outcome' },
  about: { vi: 'Chi tiết', en: 'Details' },
  reference: { vi: 'Mã hồ sơ', en: 'Reference' },
  kind: { vi: 'Loại hồ sơ', en: 'What it is' },
  resumeTitle: { vi: 'Tiếp tục bằng mã hồ sơ', en: 'Go on by a reference' },
  resumeLead: {
    vi: 'Hồ sơ bắt đầu trên thiết bị khác được tiếp tục ở đây bằng mã hồ sơ và mã OTP gửi đến số điện thoại của hồ sơ. Thiết bị cũ khi đó không dùng được hồ sơ nữa.',
    en: 'What was begun on another device goes on here by its reference and a one-time code to its phone. It can then no longer be used on the other device.',
  },
  resumeHint: {
    vi: 'Có dạng DD-XXXX-XXXX, ghi trên mỗi trang của hồ sơ và trong tin nhắn OTP.',
    en: 'It looks like DD-XXXX-XXXX, and stands on each page of the application and in its messages.',
  },
  resume: { vi: 'Tiếp tục', en: 'Continue' },
  resumed: { vi: 'Đã tiếp tục hồ sơ', en: 'The application was taken up' },
  resumedLate: {
    vi: 'Hồ sơ {reference} đã được mở trên thiết bị này. Nếu không thấy trong danh sách, hãy nhập mã hồ sơ lần nữa.',
    en: 'The application {reference} was taken up on this device. If it is not in the list, enter its reference once more.',
  },
  toList: { vi: 'Các hồ sơ đang làm', en: 'Applications under way' },
} as const satisfies Record<string, Text>;

export const aboutTexts = {
  title: { vi: 'Hồ sơ {reference}', en: 'Application {reference}' },
  back: { vi: 'Về hồ sơ', en: 'Back to the application' },
  keep: {
    vi: 'Ghi lại hoặc in mã này: mã hồ sơ cùng số điện thoại đã nhập mở lại được hồ sơ trên thiết bị khác, và quầy giao dịch tìm được hồ sơ bằng mã.',
    en: 'Write it down or print it: with the phone of the application it opens it on another device, and a counter finds it by its reference.',
  },
  print: { vi: 'In để mang đến quầy', en: 'Print it for the counter' },
  printWithout: {
    vi: 'Muốn in, dùng chức năng in của trình duyệt.',
    en: 'To print, use the browser’s own command.',
  },
  stepUntil: { vi: 'Hạn của bước này', en: 'This step ends' },
  review: { vi: 'Mã xác minh tại quầy', en: 'Reference of the review' },
  resumable: {
    vi: 'Tiếp tục trên thiết bị khác: mở “Hồ sơ đang làm” và nhập mã hồ sơ.',
    en: 'On another device: open “Applications under way” and enter the reference.',
  },
  otherWays: { vi: 'Việc khác với hồ sơ này', en: 'Other things to do' },
  cancel: { vi: 'Hủy hồ sơ', en: 'Cancel the application' },
  cancelHint: {
    vi: 'Hồ sơ kết thúc, không có thay đổi nào được thực hiện.',
    en: 'It ends, and nothing is changed.',
  },
  forget: { vi: 'Không lưu trên thiết bị này', en: 'Do not keep it on this device' },
  forgetHint: {
    vi: 'Nên làm khi dùng máy chung. Hồ sơ vẫn còn; muốn mở lại cần mã hồ sơ và mã OTP.',
    en: 'Do this on a shared computer. The application stays; it is opened again by its reference and a code.',
  },
  forgetForGood: {
    vi: 'Nên làm khi dùng máy chung. Hồ sơ loại này không mở lại được bằng mã hồ sơ; sẽ phải bắt đầu lại.',
    en: 'Do this on a shared computer. This kind cannot be opened again by its reference; it has to be started anew.',
  },
} as const satisfies Record<string, Text>;

export const cancelTexts = {
  title: { vi: 'Hủy hồ sơ {reference}?', en: 'Cancel the application {reference}?' },
  text: {
    vi: 'Hồ sơ “{kind}” sẽ kết thúc ngay. Không có thay đổi nào được thực hiện, và những gì đã nhập trong hồ sơ không dùng lại được. Bạn có thể bắt đầu hồ sơ mới bất cứ lúc nào.',
    en: '“{kind}” ends at once. Nothing is changed, and what was entered cannot be used again. You can start anew at any time.',
  },
  yes: { vi: 'Hủy hồ sơ', en: 'Cancel it' },
  no: { vi: 'Không hủy, quay lại hồ sơ', en: 'Keep it and go back' },
} as const satisfies Record<string, Text>;

export const statusTexts: Record<FlowView['status'], Text> = {
  open: { vi: 'Đang làm', en: 'Under way' },
  completed: { vi: 'Đã hoàn tất', en: 'Completed' },
  refused: { vi: 'Không thực hiện được', en: 'Refused' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  expired: { vi: 'Đã hết hạn', en: 'Expired' },
};

/** Ends without a result. */
export const endedTexts = {
  existsLead: {
    vi: 'Số giấy tờ (doanh nghiệp: mã số thuế) của bạn đã có tài khoản trên hệ thống, nên không đăng ký thêm được. Việc đăng ký vừa rồi không thay đổi gì ở tài khoản đó.',
    en: 'There is an account with your identity number (of an enterprise: tax code), so there cannot be another one. Nothing was changed at that account.',
  },
  existsMine: { vi: 'Nếu tài khoản là của bạn', en: 'If the account is yours' },
  existsNotMine: {
    vi: 'Nếu bạn không sở hữu tài khoản đó',
    en: 'If the account is not yours',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  signInHint: {
    vi: 'Khi còn nhớ mật khẩu, hoặc bằng Sim, USB ký số, Bưu điện Việt Nam.',
    en: 'If you remember the password, or by SIM, USB or Vietnam Post.',
  },
  whatNext: { vi: 'Bạn có thể làm gì tiếp theo', en: 'What you can do next' },
  cancelledText: {
    vi: 'Hồ sơ đã được hủy theo yêu cầu. Không có thay đổi nào được thực hiện.',
    en: 'It was cancelled on request. Nothing was changed.',
  },
  expiredText: {
    vi: 'Hồ sơ đã quá thời hạn nên kết thúc. Không có thay đổi nào được thực hiện; bạn có thể làm lại từ đầu.',
    en: 'Its time is over. Nothing was changed; you can start again.',
  },
  again: { vi: 'Làm lại từ đầu', en: 'Start again' },
} as const satisfies Record<string, Text>;
